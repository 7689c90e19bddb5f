"""Memory: what is typed in the preferences, and what comes of it in the list and on the page."""
import json
import os

import desk

SOURCE = {'kind': 'card', 'title': 'Card', 'url': 'https://example.org/'}


def write_guide(folder):
    """A model of which nobody knows the layers, and so not the cache."""
    guide = os.path.join(folder, 'data', 'bestiary', 'guide')
    os.makedirs(guide)
    with open(os.path.join(guide, 'own.json'), 'w', encoding='utf-8') as file:
        json.dump({'family': {'id': 'own', 'name': 'Own', 'organization': 'meta', 'summary': {'en': 'Own.'}},
                   'entries': [{'id': 'own/Heron', 'kind': 'model', 'name': 'Heron', 'summary': {'en': 'One.'}, 'shelves': ['review-2023'],
                                'claims': {'parameters': [{'value': 13000000000, 'source': SOURCE}]}}]}, file)


def description(d, name):
    return d.row(name).description


def says(d, name, *parts):
    d.wait(lambda: all(part in description(d, name) for part in parts), f'{parts} of {name!r}: {description(d, name)!r}')


def part(d, text):
    return d.see(part=text)


def tab_to(d, find):
    """By keyboard alone, from wherever the focus is."""
    d.focus()
    for _ in range(60):
        if d.has(find(), 'FOCUSED'):
            return
        d.key('Tab')
        d.pause()
    raise AssertionError(f'Tab does not come to {find().name!r}\n{d.dump()}')


def slider(d):
    return d.see(role='slider', name='Context')


def choice(d, name):
    """The button of a drop-down list, which says what is chosen."""
    return d.wait(lambda: next((n for n in d.all() if (n.name or '').startswith(f'{name}: ') and d.has(n, 'FOCUSABLE')), None),
                  f'the choice of {name!r}')


def open_model(d, query, name):
    d.enter(query)
    d.see(role='heading', name=name)


def nothing_is_said_without_a_budget(d):
    open_model(d, 'mistralai/Mistral-7B-v0.1', 'Mistral 7B v0.1')
    assert 'Fits' not in description(d, 'Mistral 7B v0.1') and 'fit' not in description(d, 'Mistral 7B v0.1')
    d.see(role='heading', name='Memory')
    part(d, 'Needs about')
    part(d, 'Say how much memory your computer has')
    d.gone(part='Largest context')


def the_page_leads_to_the_preferences(d):
    d.press(d.see(role='push button', name='Set Memory…'))
    window = d.another_window()
    d.see(part='Graphics memory', root=window)
    d.xdotool('windowfocus', d.x_window())  # the bus does not tell that a dialog is active
    d.pause()
    # The focus is where it is to be typed.
    d.type('24')
    d.key('Return')
    says(d, 'Mistral 7B v0.1', 'Fits, about')
    d.key('Escape')
    d.wait(lambda: len(list(d.windows())) == 1, 'no other window')


def rows_say_whether_it_fits(d):
    says(d, 'Mistral 7B v0.1', 'Fits, about')
    d.enter('llama -code')
    says(d, 'LLaMA 2 70B', 'Fits partly', 'layers')
    d.enter('heron')
    says(d, 'Heron', 'Probably fits')


def what_has_no_parameters_has_no_mark(d):
    d.enter('guanaco')
    assert 'Fits' not in description(d, 'Guanaco 7B')


def the_page_says_it_in_words(d):
    open_model(d, 'mistralai/Mistral-7B-v0.1', 'Mistral 7B v0.1')
    d.see(role='label', name='Fits')
    d.see(part='all of 32 layers')
    d.see(role='image', part='Weights 4')
    d.see(role='image', part='of 24.0\u202fGiB of graphics memory')
    d.see(name='32\u202fK tokens')
    d.gone(part='Say how much memory')


def the_slider_moves_by_keyboard(d):
    open_model(d, 'meta-llama/Llama-2-70b-hf', 'LLaMA 2 70B')
    before = slider(d).description
    # Its own context is the last stop, and what is usual.
    tab_to(d, lambda: slider(d))
    d.key('Left')
    d.see(name='3,072 tokens')
    d.key('Home')
    d.see(name='512 tokens')
    d.wait(lambda: slider(d).description != before and 'GiB' in slider(d).description, 'what comes of it')


def the_largest_context_can_be_chosen(d):
    open_model(d, 'mistralai/Mistral-7B-v0.1', 'Mistral 7B v0.1')
    # What was chosen goes from model to model.
    d.see(name='512 tokens')
    d.press(d.see(role='push button', name='Choose the largest context that fits'))
    d.wait(lambda: sum(n.name == '32\u202fK tokens' for n in d.all() if d.showing(n)) == 2, 'the largest context chosen')


def the_usual_quantization_is_chosen(d):
    button = choice(d, 'Quantization')
    assert 'Q4_K_M' in button.name and 'bits' in button.name and 'GiB' in button.name, button.name
    before = description(d, 'Mistral 7B v0.1')
    tab_to(d, lambda: choice(d, 'Quantization'))
    d.key('space')
    d.pause()
    d.pause()
    d.key('Home', 'Down', 'Return')
    d.wait(lambda: 'Q8_0' in choice(d, 'Quantization').name, 'another one')
    d.wait(lambda: description(d, 'Mistral 7B v0.1') != before, 'that the row follows')


def the_cache_can_be_quantized(d):
    before = d.see(role='image', part='KV cache').name
    tab_to(d, lambda: choice(d, 'Type of the KV cache'))
    d.key('space')
    d.pause()
    d.pause()
    d.key('Home', 'Down', 'Return')
    d.wait(lambda: 'q8_0' in choice(d, 'Type of the KV cache').name, 'the next smaller one')
    d.wait(lambda: d.see(role='image', part='KV cache').name != before, 'a smaller cache')
    # So it stays for the next model.
    open_model(d, 'meta-llama/Llama-2-70b-hf', 'LLaMA 2 70B')
    assert 'q8_0' in choice(d, 'Type of the KV cache').name
    assert 'Q8_0' in choice(d, 'Quantization').name


def how_it_is_computed_can_be_read(d):
    expander = d.see(name='How this is computed')
    d.press(expander)
    d.see(part='All experts of a mixture count')


def the_unknown_is_said(d):
    open_model(d, 'own/heron', 'Heron')
    part(d, 'How much the KV cache takes is not known')
    assert d.find(role='slider', name='Context') is None


def an_adapter_has_no_figure(d):
    open_model(d, 'timdettmers/guanaco-7b', 'Guanaco 7B')
    part(d, 'An adapter is loaded on top of its base model')


def a_closed_model_has_no_section(d):
    open_model(d, 'kind:closed-model gpt-4', 'GPT-4')
    d.see(part='Not disclosed')
    assert d.find(role='heading', name='Memory') is None


def filters_offer_the_budget(d):
    d.enter('')
    d.focus()
    d.key('ctrl+shift+f')
    d.filter('graphics memory, 24\u202fGiB')
    d.toggle('graphics memory, 24\u202fGiB')
    d.wait(lambda: 'fits:24GiB' in d.query(), 'the filter in the query')
    d.key('Escape')


desk.run([nothing_is_said_without_a_budget, the_page_leads_to_the_preferences, rows_say_whether_it_fits,
          what_has_no_parameters_has_no_mark, the_page_says_it_in_words, the_slider_moves_by_keyboard,
          the_largest_context_can_be_chosen, the_usual_quantization_is_chosen, the_cache_can_be_quantized,
          how_it_is_computed_can_be_read, the_unknown_is_said, an_adapter_has_no_figure, a_closed_model_has_no_section,
          filters_offer_the_budget], prepare=write_guide)
