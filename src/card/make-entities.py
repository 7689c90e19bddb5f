"""Writes the names of characters that HTML knows ("amp", "nbsp", …) as a sorted table in C.

    make-entities.py OUTPUT
"""
import html.entities
import sys

with open(sys.argv[1], 'w', encoding='ascii') as output:
    for name in sorted(n[:-1] for n in html.entities.html5 if n.endswith(';')):
        text = ''.join(f'\\{byte:03o}' for byte in html.entities.html5[name + ';'].encode())
        output.write(f'{{ "{name}", "{text}" }},\n')
