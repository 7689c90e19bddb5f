"""The preferences by keyboard: what is chosen is kept, what is wrong is said."""
import os
import tempfile

import desk

KEYRING = tempfile.TemporaryDirectory(prefix='bestiary-keyring-')
os.environ['SECRET_FILE_TEST_PATH'] = os.path.join(KEYRING.name, 'keyring')
os.environ['SECRET_FILE_TEST_PASSWORD'] = 'test'
for name in [n for n in os.environ if n.startswith(('HF_', 'HUGGING_FACE', 'TRANSFORMERS_'))]:
    del os.environ[name]


def focused(d, part, role=None):
    """Tab until the focus is in what is called so."""
    def has_it():
        for node in d.all():
            if part in (node.name or '') and node.getState().contains(d.atspi.STATE_FOCUSED):
                return role is None or node.getRoleName() in (role, desk.NEW_ROLES.get(role))
        return False
    for _ in range(30):
        if has_it():
            return
        d.key('Tab')
        d.pause()
    raise AssertionError(f'Tab does not come to {part!r}\n{d.dump()}')


def into_entry(d, before):
    """The bus does not tell that an entry has the focus: to what is before it, and on."""
    focused(d, before)
    d.key('Tab')


def choose(d, row, *keys):
    focused(d, row, role='combo box')
    d.key('space')
    d.pause()
    d.pause()
    d.key(*keys, 'Return')


def shows_what_counts(d):
    d.see(role='label', name='https://huggingface.co')
    d.see(role='label', name='No token')
    d.wrote('loaded https://huggingface.co', 'token -')
    assert d.find(part='Send the token') is None
    d.xdotool('windowfocus', d.x_window())  # the bus does not tell that a dialog is active


def a_mirror_is_kept(d):
    choose(d, 'Address', 'Down')
    d.wrote("endpoint 'https://hf-mirror.com'", 'loaded https://hf-mirror.com', 'mirror no')
    d.see(role='label', name='https://hf-mirror.com')


def the_connection_is_tested(d):
    focused(d, 'Test', role='push button')
    d.key('space')
    d.wrote('test https://hf-mirror.com')
    d.see(part='https://hf-mirror.com answered in 41 ms.')
    d.see(role='push button', name='Test')


def the_mirror_gets_the_token_when_told_to(d):
    d.see(part='Whoever runs hf-mirror.com')
    focused(d, 'Send the token to this Hub')
    d.key('space')
    d.wrote('token-for-mirror true', 'mirror yes')


def a_token_is_kept_in_the_keyring(d):
    into_entry(d, 'No token')
    d.type('two words')
    d.key('Return')
    d.see(part='This is not a token')
    d.key('ctrl+a')
    d.type('hf_kept')
    d.gone(part='This is not a token')
    d.key('Return')
    d.wrote('token hf_kept')
    d.see(role='label', name='From the keyring')
    assert not any('hf_kept' in text for text in d.texts())


def a_token_is_forgotten(d):
    focused(d, 'Forget', role='push button')
    d.key('space')
    d.see(role='label', name='No token')
    d.wrote('token -')
    d.gone(part='Forget')


def another_address_is_judged_as_it_is_typed(d):
    choose(d, 'Address', 'Down')
    d.see(role='text', name='Address of another Hub')
    d.wrote_nothing('endpoint')
    d.type('hub.example')
    d.see(part='“hub.example” is not an address of a Hub')
    d.key('Return')
    d.key('ctrl+a')
    d.type('http://hub.example')
    d.see(part='“http://hub.example” is not encrypted')
    d.key('ctrl+a')
    d.type('https://me:pw@hub.example')
    d.see(part='may not hold a name or password')
    d.wrote_nothing('endpoint')
    d.key('ctrl+a')
    d.type('https://gone.example/')
    d.gone(part='may not hold a name or password')


def another_address_is_kept(d):
    """The permission was for the other mirror."""
    d.key('Return')
    d.wrote('token-for-mirror false', "endpoint 'https://gone.example'", 'mirror no')
    d.see(part='Whoever runs gone.example')


def what_is_wrong_with_the_connection_is_said(d):
    focused(d, 'Test', role='push button')
    d.key('space')
    d.wrote('test https://gone.example')
    d.see(part='gone.example cannot be found')


def a_test_can_be_cancelled(d):
    into_entry(d, 'Address')
    d.key('ctrl+a')
    d.type('https://silent.example')
    d.gone(part='gone.example cannot be found')
    focused(d, 'Test', role='push button')
    d.key('space')
    d.wrote('test https://silent.example')
    d.see(part='Waiting for an answer')
    d.see(role='push button', name='Cancel')
    d.key('space')
    d.wrote('cancelled https://silent.example')
    d.see(role='push button', name='Test')
    d.gone(part='Waiting for an answer')


def the_official_hub_is_known_by_its_address(d):
    into_entry(d, 'Address')
    d.key('ctrl+a')
    d.type('https://huggingface.co/')
    d.key('Return')
    d.wrote("endpoint ''", 'loaded https://huggingface.co')
    d.see(role='label', name='https://huggingface.co')
    d.gone(part='Address of another Hub')


def refreshing_is_kept(d):
    choose(d, 'Refresh by itself', 'Down')
    d.wrote("refresh-interval 'daily'")
    d.see(part='Never on a metered network')


def fetching_is_kept(d):
    focused(d, 'Fetch card, files and configuration when a model is opened')
    d.key('space')
    d.wrote('fetch-details true')
    d.see(part='The Hub counts one download of each model')


def the_language_is_the_action_s(d):
    choose(d, 'Window and guide', 'Down', 'Down')
    d.wrote('language zh_CN')


def says_nothing_on_the_console(d):
    assert d.warnings() == [], d.warnings()


def the_environment_wins(d):
    """In another language, at the width of a telephone."""
    d.start_again(language='zh_CN', HF_ENDPOINT='https://hf-mirror.com', HF_TOKEN='hf_v', HF_HUB_OFFLINE='1',
                  BESTIARY_TEST_SIZE='360x720')
    d.wrote('loaded https://hf-mirror.com', 'token hf_v')
    d.see(role='label', name='首选项')
    d.see(role='label', name='https://hf-mirror.com，由 HF_ENDPOINT 设定')
    d.see(role='label', part='来自环境变量 HF_TOKEN')
    d.see(role='label', part='已设置 HF_HUB_OFFLINE')
    for row in ('地址', '定期刷新'):
        node = d.see(role='combo box', name=row)
        assert not node.getState().contains(d.atspi.STATE_SENSITIVE), row
    assert d.window.queryComponent().getExtents(1).width <= 370
    assert d.warnings() == [], d.warnings()


desk.run([shows_what_counts, a_mirror_is_kept, the_connection_is_tested, the_mirror_gets_the_token_when_told_to,
          a_token_is_kept_in_the_keyring, a_token_is_forgotten, another_address_is_judged_as_it_is_typed,
          another_address_is_kept, what_is_wrong_with_the_connection_is_said, a_test_can_be_cancelled,
          the_official_hub_is_known_by_its_address, refreshing_is_kept, fetching_is_kept, the_language_is_the_action_s,
          says_nothing_on_the_console, the_environment_wins], quits=False, env={'HF_HUB_OFFLINE': None})
