"""Off line from the first start the window is as useful as without the Hub."""
import desk
import windows


def shows_the_guide(d):
    d.see(role='label', name='Falcon 180B')
    d.see(part='Figures from the Hub: not fetched yet')


def a_refresh_says_why_not(d):
    d.focus()
    d.key('F5')
    d.see(part='HF_HUB_OFFLINE')
    d.see(role='push button', name='Try Again')
    d.see(part='Figures from the Hub: not fetched yet')


def the_list_is_as_it_was(d):
    d.key('ctrl+f')
    d.type('mixtral')
    d.see(role='heading', part='Mixtral')
    d.key('Escape')
    d.see(role='label', name='Falcon 180B')


def nothing_has_changed(d):
    d.key('ctrl+shift+h')
    d.see(part='No Changes Yet')
    d.focus()
    d.key('Escape')
    d.gone(part='No Changes Yet')
    d.focus()


def a_search_of_the_hub_says_why_not(d):
    d.key('ctrl+n')
    d.see(part='Search the Hub')
    d.focus()
    d.type('falcon')
    d.see(part='The Hub Could Not Be Searched')
    d.key('Escape', 'Escape')
    d.gone(part='The Hub Could Not Be Searched')


desk.run([shows_the_guide, a_refresh_says_why_not, the_list_is_as_it_was, nothing_has_changed,
          a_search_of_the_hub_says_why_not], desk_class=windows.Desk)
