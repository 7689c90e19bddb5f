"""Chinese characters have the forms of the interface's language in every widget of every window,
and those of Japan in none: 骨, 直, 令 and 述 are written otherwise in each."""
import subprocess

import desk
import windows

PLACES = {'SC': 'Noto Sans CJK SC', 'TC': 'Noto Sans CJK TC', 'HK': 'Noto Sans CJK HK', 'JP': 'Noto Sans CJK JP'}


def faces(d):
    """For each way in which the sample is set: its parts, and the family of each."""
    lines = []
    d.unheard()
    d.activate('probe-faces')

    def probed():
        lines.extend(d.unheard())
        return 'probed' in lines
    d.wait(probed, 'the answer of the probe')
    for line in lines:
        kind, *parts = line.split('\t')
        if kind == 'face':
            *parts, path, _ = parts
            yield path, list(zip(parts[::2], parts[1::2]))


def is_han(part):
    return any(c in '骨直令述；' for c in part)


def forms_are(d, place):
    ways = list(faces(d))
    assert ways
    for path, way in ways:
        for part, family in way:
            expected = family == PLACES[place] if is_han(part) else family not in PLACES.values()
            assert expected, (place, way, path)


def open_dialogs(d):
    """Also what is no child of the window."""
    d.activate('do', 'app.preferences')
    d.another_window()
    d.activate('open-menu', '0')


def switch(d, code):
    old = d.window
    d.activate('close-others')
    d.activate('language', code)
    d.use_window(old, code)
    d.see(role='heading', part='Falcon')


def english_has_the_forms_of_china(d):
    d.see(role='heading', part='Falcon')
    forms_are(d, 'SC')
    open_dialogs(d)
    forms_are(d, 'SC')


def taiwan_has_its_own(d):
    switch(d, 'zh_TW')
    forms_are(d, 'TC')
    open_dialogs(d)
    forms_are(d, 'TC')


def china_has_its_own(d):
    switch(d, 'zh_CN')
    forms_are(d, 'SC')


def hong_kong_has_its_own(d):
    d.start_again(LANGUAGE='zh_HK')
    d.see(role='heading', part='Falcon')
    forms_are(d, 'HK')


def follows_another_typeface_of_the_desktop(d):
    """None that is a list of typefaces: Japan's would come before ours in it."""
    for name in ('Sans 11', 'No such typeface 11', 'DejaVu Serif 14'):
        d.activate('set-font', name)
        forms_are(d, 'HK')


installed = subprocess.run(['fc-list', ':', 'family'], capture_output=True, text=True, check=False).stdout
if not all(family in installed for family in PLACES.values()):
    desk.skip_all('needs the typefaces Noto Sans CJK')
desk.run([english_has_the_forms_of_china, taiwan_has_its_own, china_has_its_own, hong_kong_has_its_own,
          follows_another_typeface_of_the_desktop], desk_class=windows.Desk, language='en')
