"""360 pixels are enough: the list, and the detail as a page of its own."""
import desk


def list_fills_the_window(d):
    d.see(role='label', name='Falcon 180B')
    assert d.find(role='heading', part='Falcon') is None


def enter_opens_the_detail(d):
    d.focus()
    d.key('ctrl+f')
    d.type('falcon-180B')
    d.key('Return', 'Home', 'Return')
    d.see(role='heading', part='Falcon 180B')


def back_returns(d):
    d.key('alt+Left')
    d.see(role='label', name='Falcon 180B')


desk.run([list_fills_the_window, enter_opens_the_detail, back_returns], size='360x640')
