"""The licence's section: the verdict, what a base model brings along, and each term with
its clause, as a screen reader and the keyboard meet them."""
import json
import os

import desk

SOURCE = {'kind': 'user', 'title': 'T', 'url': 'https://example.org/'}


def write_guide(folder):
    """A model of the user's own whose tag is not all, and one that nobody knows."""
    def entry(name, licence, base=None):
        claims = {'license': [{'value': licence, 'source': SOURCE}]}
        if base is not None:
            claims['base_models'] = [{'value': [base], 'source': SOURCE}]
        return {'id': f'own/{name}', 'kind': 'model', 'name': name, 'summary': {'en': 'One.'}, 'claims': claims,
                'shelves': ['review-2023']}
    guide = os.path.join(folder, 'data', 'bestiary', 'guide')
    os.makedirs(guide)
    entries = [entry('Heron', 'apache-2.0', 'meta-llama/Llama-2-7b-hf'), entry('Egret', 'odd-licence-1.0'),
               entry('Bittern', 'apache-2.0', 'nobody/nothing')]
    with open(os.path.join(guide, 'own.json'), 'w', encoding='utf-8') as file:
        json.dump({'family': {'id': 'own', 'name': 'Own', 'organization': 'meta', 'summary': {'en': 'Own.'}},
                   'entries': entries}, file)


def open_entry(d, query, heading):
    d.enter(query)
    d.see(role='heading', name=heading)
    d.see(role='heading', name='Licence')


def clauses(d, part):
    """The links to the clauses that say so."""
    return [node for node in d.all() if node.getRoleName() == 'link' and d.showing(node) and part in node.name]


def a_term_has_its_clause(d):
    open_entry(d, 'tiiuae/falcon-180B', 'Falcon 180B')
    d.see(name='Commercial use with conditions: hosting needs consent')
    d.see(name='Hosting as a service')
    d.wait(lambda: clauses(d, 'Hosting as a service'), 'the clause on hosting')
    link = clauses(d, 'Hosting as a service')[0]
    assert link.name == 'Hosting as a service: Allowed under conditions, Section 9.3', link.name
    assert 'permission and a separate licence from TII' in link.description, link.description
    assert '“you are not licensed' in link.description, link.description


def a_threshold_is_a_number(d):
    open_entry(d, 'meta-llama/Llama-2-7b-hf', 'LLaMA 2 7B')
    d.see(name='Allowed under conditions: up to 700 million monthly active users')


def what_is_not_stated_is_one_line(d):
    d.see(name='Not stated: Hosting as a service and Naming')
    assert not clauses(d, 'Naming')
    d.see(part='Not legal advice. The licence was read for the guide on 28 Nov 2026.')


def remarks_are_no_stops_for_tab(d):
    for start in ('Not stated: ', 'Not legal advice. '):
        assert not d.has(d.see(part=start), 'FOCUSABLE'), start


def restrictions_of_use(d):
    open_entry(d, 'bigscience/bloom params:>100b -bloomz', 'BLOOM 176B')
    d.wait(lambda: clauses(d, 'Restrictions of use: Some uses are forbidden, Attachment A'), 'the attachment')


def a_tag_that_is_not_all(d):
    """Said first, and the licence that decides comes before the one that the repository names."""
    open_entry(d, 'own/heron', 'Heron')
    sentence = ('Its repository says Apache 2.0, but it was made from LLaMA 2 7B, whose licence goes with it: '
                'Llama 2 Community License Agreement.')
    d.see(name=sentence)
    texts = d.texts()
    places = [texts.index(text) for text in (
        'Commercial use with conditions: over 700 million monthly users: Meta\'s own licence', sentence,
        'Llama 2 Community License Agreement, from LLaMA 2 7B', 'Apache License 2.0')]
    assert places == sorted(places), texts
    d.see(part='Apache 2.0 + Llama 2 Community')


def a_base_model_that_nobody_knows(d):
    open_entry(d, 'own/bittern', 'Bittern')
    d.see(name='Commercial use allowed')
    d.see(part='It was made from nobody/nothing. Nothing is known here of that model')


def a_licence_that_nobody_has_read(d):
    open_entry(d, 'own/egret', 'Egret')
    d.see(name='Commercial use unclear')
    d.see(part='The licence is given as “odd-licence-1.0”. Nobody has read it for the guide')
    assert not clauses(d, 'Commercial use:')


def clauses_are_reached_by_keyboard(d):
    open_entry(d, 'tiiuae/falcon-180B', 'Falcon 180B')
    d.wait(lambda: clauses(d, 'Commercial use:'), 'the clauses')
    d.focus()
    d.key('ctrl+Page_Down')
    seen = []

    def step():
        for node in clauses(d, ': '):
            if d.has(node, 'FOCUSED') and node.name not in seen:
                seen.append(node.name)
        d.key('Tab')
        return len(seen) >= 3
    d.wait(step, 'three clauses with the focus')


desk.run([a_term_has_its_clause, a_threshold_is_a_number, what_is_not_stated_is_one_line, remarks_are_no_stops_for_tab,
          restrictions_of_use, a_tag_that_is_not_all, a_base_model_that_nobody_knows, a_licence_that_nobody_has_read,
          clauses_are_reached_by_keyboard], prepare=write_guide)
