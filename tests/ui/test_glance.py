"""The detail page by keyboard alone: figures that explain themselves, the bar of sections, the
sources with their citations, and what is handed to other programs."""
import desk

FIGURES = ('parameters: 176\u202fB', 'tokens of context: 2,048', 'BigScience RAIL 1.0: Conditional', 'memory at Q4_K_M, 2,048 tokens: ')


def open_entry(d, identifier, heading):
    d.enter(identifier)
    d.see('heading', heading)


def figure(d, name):
    """What takes the focus of a menu button: another button inside it, of the same name."""
    def find():
        found = [node for node in d.all() if node.getRoleName() in ('push button', 'button', 'toggle button') and
                 (node.name or '').startswith(name) and d.showing(node)]
        return found[-1] if found else None
    return d.wait(find, f'the figure {name!r}')


def focused_name(d):
    node = d.focused(list(d.all()))
    return node.name if node is not None else None


def tab_to(d, name, key='Tab'):
    """Goes by the keyboard alone to what has this name, from where it is."""
    for _ in range(60):
        before = focused_name(d)
        if (before or '').startswith(name):
            return
        d.key(key)
        d.wait(lambda: focused_name(d) != before, f'the focus elsewhere than on {before!r}')
    raise AssertionError(f'{key} does not come to {name!r}')


def page(d):
    """Puts the keyboard on the page itself, from wherever it is."""
    d.focus()
    for _ in range(6):
        if focused_name(d) == 'Details':
            return
        d.key('F6')
        d.pause()
    d.wait(lambda: focused_name(d) == 'Details', 'the focus on the page')


def tab_reaches_each_figure(d):
    open_entry(d, 'bloom -bloomz params:>100b', 'BLOOM 176B')
    page(d)
    for name in FIGURES:
        tab_to(d, name)


def figures_are_described(d):
    """What points at them in words, for who does not see the card."""
    description = figure(d, FIGURES[0]).description
    assert '176,247,271,424' in description and 'The sources disagree' in description, description
    assert 'The estimate is' in figure(d, FIGURES[3]).description


def enter_opens_an_explanation(d):
    page(d)
    tab_to(d, FIGURES[0])
    d.key('Return')
    d.see('heading', 'parameters')
    d.see('push button', 'Copy citation')
    assert any(text.startswith('The sources disagree: 176') for text in d.texts())


def escape_closes_it(d):
    d.key('Escape')
    d.gone('heading', 'parameters')
    d.wait(lambda: focused_name(d) == FIGURES[0], 'the focus back on the figure')


def memory_is_explained_by_its_terms(d):
    tab_to(d, FIGURES[3])
    d.key('Return')
    for name in ('Weights', 'Context', 'Overhead', 'Together'):
        d.see('label', name)
    d.see('push button', 'Set Your Memory…')
    d.key('Escape')
    d.gone('label', 'Together')


def citations_are_copied(d):
    page(d)
    tab_to(d, FIGURES[1])
    d.key('Return')
    button = d.see('push button', 'Copy citation')
    assert '2,048' in button.description, button.description
    d.press(button)
    d.see(part='Copied the citation of “')
    d.key('Escape')


def the_day_of_the_release_has_a_source(d):
    tab_to(d, 'Released 12 Jul 2022', 'shift+Tab')
    assert figure(d, 'Released 12 Jul 2022').description.startswith('Maker: ')
    d.key('Return')
    d.see('heading', 'Released')
    d.key('Escape')
    d.gone('heading', 'Released')


def sections(d):
    """The bar names only what there is."""
    bar = d.see(name='Sections')
    names = [node.name for node in d.all(bar) if node.getRoleName() in ('push button', 'button', 'toggle button')]
    assert {'Size', 'Licence', 'Sources', 'Use it', 'Links'} <= set(names) and 'Quantizations' not in names, names
    assert names.index('Size') < names.index('Licence') < names.index('Sources') < names.index('Links'), names
    return bar


def section_button(d, name):
    bar = d.see(name='Sections')
    return d.wait(lambda: next((node for node in d.all(bar) if node.name == name and
                                node.getRoleName() in ('push button', 'button', 'toggle button')), None), f'the section {name!r}')


def is_current(d, name):
    return d.has(section_button(d, name), 'PRESSED') or d.has(section_button(d, name), 'CHECKED')


def the_bar_is_one_stop_with_arrows(d):
    page(d)
    tab_to(d, 'Size', 'shift+Tab')
    d.key('Right')
    d.wait(lambda: focused_name(d) not in ('Size', None), 'the next name')
    d.key('Left')
    d.wait(lambda: focused_name(d) == 'Size', 'the first name again')
    d.key('Left')
    d.pause()
    assert focused_name(d) == 'Size', focused_name(d)


def a_section_is_jumped_to(d):
    tab_to(d, 'Sources', 'Right')
    d.key('Return')
    d.wait(lambda: (focused_name(d) or '').startswith('Parameters: '), 'the focus in the section')
    d.wait(lambda: is_current(d, 'Sources'), 'the section marked')


def sections_are_stepped_through(d):
    d.key('ctrl+Page_Up')
    d.wait(lambda: not is_current(d, 'Sources'), 'another section marked')
    d.key('ctrl+Page_Down')
    d.wait(lambda: is_current(d, 'Sources'), 'the section marked again')


def closed_models_have_no_commands(d):
    open_entry(d, 'kind:closed-model gpt-4', 'GPT-4')
    d.gone('heading', 'Use it')
    d.see(part='no source gives a figure')


def commands_are_copied(d):
    open_entry(d, 'bloom -bloomz params:>100b', 'BLOOM 176B')
    d.see('heading', 'Use it')
    button = d.see('push button', 'Copy: Download with hf')
    assert button.description == 'hf download bigscience/bloom', button.description
    d.press(button)
    d.see(part='Copied “hf download bigscience/bloom”')
    d.press(d.see('push button', 'Copy: Transformers'))
    d.see(part='Copied the lines for Transformers')


def the_command_has_a_shortcut(d):
    d.focus()
    d.key('ctrl+shift+d')
    d.see(part='Copied “hf download bigscience/bloom”')


def the_menu_offers_the_same(d):
    page(d)
    tab_to(d, 'Use It', 'shift+Tab')
    d.key('Return')
    d.see('menu item', 'Download with hf')
    d.gone('menu item', 'Ollama')
    d.key('Escape')


def badges_say_what_to_mind(d):
    open_entry(d, 'meta-llama/Llama-2-7b-hf', 'LLaMA 2 7B')
    badge = d.see('label', 'Gated')
    assert 'asked for' in badge.description or 'accepts' in badge.description, badge.description
    d.see('label', 'Open weights')
    d.see(part='Access has to be asked for on the Hub first')


def modelscope_is_beside_the_hub_where_the_same_model_is_there(d):
    link = d.see('link', 'ModelScope ↗')
    assert link.description == 'https://modelscope.cn/models/modelscope/Llama-2-7b-ms', link.description
    d.see('push button', 'Open the same model on ModelScope')
    page(d)
    tab_to(d, 'Use It', 'shift+Tab')
    d.key('Return')
    d.see('menu item', 'ModelScope')
    d.key('Escape')


def modelscope_is_a_search_where_it_is_not_known(d):
    open_entry(d, 'abacusai/Giraffe-v2-13b-32k', 'Giraffe 13B v2 32K')
    link = d.see('link', 'Search ModelScope ↗')
    assert link.description == 'https://modelscope.cn/models?name=Giraffe-v2-13b-32k', link.description
    d.gone('push button', 'Open the same model on ModelScope')


desk.run([tab_reaches_each_figure, figures_are_described, enter_opens_an_explanation, escape_closes_it,
          memory_is_explained_by_its_terms, citations_are_copied, the_day_of_the_release_has_a_source, sections,
          the_bar_is_one_stop_with_arrows, a_section_is_jumped_to, sections_are_stepped_through,
          closed_models_have_no_commands, commands_are_copied, the_command_has_a_shortcut, the_menu_offers_the_same,
          badges_say_what_to_mind, modelscope_is_beside_the_hub_where_the_same_model_is_there,
          modelscope_is_a_search_where_it_is_not_known])
