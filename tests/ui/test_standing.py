"""The place of a model among those of the list, in the details: in words and as an image, of
whatever the list shows, a few rows or a hundred thousand."""
import os
import re
import subprocess

import desk

N = 100000
PLACE = re.compile(r'(?:The (largest|smallest)|([\d,]+)(?:st|nd|rd|th) largest) of ([\d,]+) models in the list'
                   r'(?:; ([\d,]+) others? (?:is|are) as large)?(?:; ([\d,]+) more ha(?:s|ve) no published figure)?\.')


def prepare(folder):
    cache = os.path.join(folder, 'cache', 'bestiary')
    os.makedirs(cache)
    subprocess.run([os.environ['BESTIARY_WRITE_ROWS'], str(N), os.path.join(cache, 'hub-list.catalogue')], check=True)


def number(text):
    return int(text.replace(',', '')) if text else 0


def place(d):
    """How many are larger, how many are as large, of how many, and how many have no figure."""
    def find():
        return next((found for found in map(PLACE.fullmatch, d.texts()) if found), None)
    extreme, nth, of, alike, unknown = d.wait(find, 'a place').groups()
    larger = 0 if extreme == 'largest' else number(nth) - 1 if nth else number(of) - 1
    return larger, number(alike), number(of), number(unknown)


def says_the_place_in_words(d):
    d.enter('pythia')
    d.see(role='label', name='The largest of 18 models in the list; 1 other is as large.')
    d.choose_row('Pythia 2.8B')
    d.see(role='label', name='5th largest of 18 models in the list; 1 other is as large.')
    d.enter('pythia params:<40m')
    d.choose_row('Pythia 14M')
    d.see(role='label', name='The smallest of 2 models in the list.')
    d.enter('pythia')
    d.see(role='label', name='The smallest of 18 models in the list.')


def is_one_image(d):
    image = d.see(role='image', part='18 models in the list, from 14.1 million to 11.8 billion parameters on a log scale; '
                                     'the median is ')
    assert not d.children(image)
    assert not d.has(image, 'FOCUSABLE')


def is_a_section_of_its_own(d):
    d.see(role='heading', name='Size')
    bar = d.see(name='Sections')
    d.see(name='Size', root=bar)


def follows_the_list(d):
    """The model stays selected, and stands elsewhere."""
    d.enter('pythia params:<100m')
    d.see(role='label', name='The smallest of 4 models in the list.')
    d.enter('pythia params:<20m')
    d.see(role='label', name='The only model in the list.')
    d.enter('pythia')
    d.see(role='label', name='The smallest of 18 models in the list.')


def what_is_not_told_has_no_place(d):
    d.enter('kind:closed-model')
    d.see(role='label', name='The only one of 3 models in the list that has a published figure.')
    d.choose_row('GPT-4')
    d.see(role='label', name='No published figure; 1 model in the list has one; 1 more has no published figure.')
    d.enter('gpt-4 kind:closed-model')
    d.see(role='label', name='No model in the list has a published figure.')
    d.gone(role='image', part='in the list')


def what_has_no_parameters_has_none(d):
    d.enter('kind:method')
    d.see(role='heading', part='QLoRA')
    d.gone(role='heading', name='Size')
    d.enter('pythia')
    d.see(role='heading', name='Size')


def is_right_among_a_hundred_thousand(d):
    d.enter('')
    d.activate('shelf', 'hub', group='win')
    d.enter('sort:params')
    d.wait(lambda: sum(place(d)[2:]) == N, 'all of the list')
    for index, name in enumerate(d.rows()[:6]):
        d.choose_row(name)
        d.see(role='heading', name=name)
        # In a list that begins with the largest, so many are in front of it.
        larger, alike, of, unknown = d.wait(lambda: place(d) if place(d)[0] <= index <= sum(place(d)[:2]) else None,
                                            f'the place of row {index}')
        assert of + unknown == N, (of, unknown)


def follows_in_chinese(d):
    d.start_again('zh_CN')
    d.enter('pythia')
    d.see(role='label', name='在列表的 18 个模型中最大；另有 1 个同样大。')
    d.choose_row('Pythia 2.8B')
    d.see(role='label', name='在列表的 18 个模型中排第 5 大；另有 1 个同样大。')
    d.see(role='image', part='列表的 18 个模型，参数量从 ')
    d.see(role='heading', name='参数量')
    d.start_again('zh_TW')
    d.enter('pythia')
    d.see(role='label', name='在清單的 18 個模型中最大；另有 1 個同樣大。')


desk.run([says_the_place_in_words, is_one_image, is_a_section_of_its_own, follows_the_list,
          what_is_not_told_has_no_place, what_has_no_parameters_has_none, is_right_among_a_hundred_thousand,
          follows_in_chinese], prepare=prepare)
