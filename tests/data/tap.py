"""Runs functions as tests, and says how each ended as TAP."""
import sys
import traceback


class Skip(Exception):
    """What the test needs is not here."""


def run(tests, *arguments):
    """A failed assertion that carries a message needs no more than that."""
    failed = False
    print(f'1..{len(tests)}')
    for number, test in enumerate(tests, 1):
        try:
            test(*arguments)
            print(f'ok {number} {test.__name__}')
        except Skip as reason:
            print(f'ok {number} {test.__name__} # SKIP {reason}')
        except Exception as error:
            failed = True
            print(f'not ok {number} {test.__name__}')
            for line in (str(error) if isinstance(error, AssertionError) and str(error) else traceback.format_exc()).splitlines():
                print(f'# {line}')
        sys.stdout.flush()
    sys.exit(failed)
