"""The command line in Chinese from end to end, wherever the language is asked for."""

import glob
import json
import re
import unittest

import program
from program import has_han, run

# Ways to ask for Chinese, on machines that have no Chinese locale.
SIMPLIFIED = [
    {'LANGUAGE': 'zh_CN', 'LC_ALL': 'C.UTF-8'},
    {'LANGUAGE': 'zh_CN', 'LC_ALL': None},
    {'LANGUAGE': 'zh_CN', 'LC_ALL': 'C'},
    {'LANGUAGE': 'zh_SG', 'LC_ALL': 'C.UTF-8'},
    {'LANG': 'zh_CN.UTF-8', 'LC_ALL': None},
    {'LC_ALL': 'zh_CN.UTF-8'},
]
TRADITIONAL = [
    {'LANGUAGE': 'zh_TW', 'LC_ALL': 'C.UTF-8'},
    {'LANGUAGE': 'zh_HK', 'LC_ALL': 'C.UTF-8'},
    {'LANG': 'zh_TW.UTF-8', 'LC_ALL': None},
    {'LANG': 'zh_HK.UTF-8', 'LC_ALL': None},
]


def names_of(entry):
    """What stays as it is in any language: names, ids, addresses, titles of sources."""
    names = [entry['id'], entry['name'], entry['organization'] or '']
    for claims in entry.get('claims', {}).values():
        for claim in claims:
            names += [claim['source']['title'], claim['source']['url']]
    for file in glob.glob(str(program.DATA / 'licences' / '*.json')):
        with open(file, encoding='utf-8') as stream:
            licence = json.load(stream)
        names += [licence['name'], licence.get('short_name', '')]
        names += [term.get('quote', '') for term in licence.get('terms', {}).values()]
    return sorted(names, key=len, reverse=True)


def english_in(text, names):
    """Returns the English phrases of a text that has been wrapped into lines."""
    text = re.sub(r'https?://\S+', '', text)
    joined = re.sub(r'\s+', ' ', text)
    for name in filter(None, names):
        joined = joined.replace(re.sub(r'\s+', ' ', name), '※')
    phrases = re.findall(r'[A-Za-z]+(?: [a-z]{2,}){2,}', joined)
    # A heading stands alone in its line.
    headings = [line.strip() for line in text.splitlines()
                if re.fullmatch(r' *[A-Z][a-z]+( [a-z]+)* *', line) and line.strip() not in names]
    return phrases + headings


@unittest.skipUnless(program.has_translations(), 'There are no translations yet')
class Chinese(unittest.TestCase):
    def entry(self, identifier, **variables):
        return json.loads(run('show', identifier, '--format', 'json', **variables).out)

    def test_show(self):
        for variables in SIMPLIFIED:
            with self.subTest(variables=variables):
                result = run('show', 'tiiuae/falcon-180B', **variables)
                self.assertEqual((result.status, result.err), (0, ''))
                self.assertIn('参数量', result.out)
                self.assertIn('1795\u202f亿', result.out)
                self.assertIn('2023年9月6日', result.out)
                names = names_of(self.entry('tiiuae/falcon-180B', **variables))
                self.assertEqual(english_in(result.out, names), [])

    def test_show_in_traditional(self):
        for variables in TRADITIONAL:
            with self.subTest(variables=variables):
                result = run('show', 'tiiuae/falcon-180B', **variables)
                self.assertIn('參數量', result.out)
                self.assertIn('1795\u202f億', result.out)
                self.assertNotIn('参', result.out)
                names = names_of(self.entry('tiiuae/falcon-180B', **variables))
                self.assertEqual(english_in(result.out, names), [])

    def test_every_format(self):
        names = names_of(self.entry('bigscience/bloom', LANGUAGE='zh_CN'))
        for name in ('text', 'md'):
            self.assertEqual(english_in(run('show', 'bigscience/bloom', '--format', name, LANGUAGE='zh_CN').out, names), [])
        self.assertTrue(has_han(self.entry('bigscience/bloom', LANGUAGE='zh_CN')['summary']))

    def test_list(self):
        result = run('list', '--limit', '5', LANGUAGE='zh_CN')
        heading = result.out.splitlines()[0]
        self.assertEqual(re.sub(r'[^A-Za-z]', '', heading), 'ID')
        self.assertIn('参数量', heading)

    def test_messages(self):
        for arguments in (['lst'], ['list', '--limt'], ['list', '--limit', 'x'], ['list', '--limit'], ['list', '--format', 'x'],
                          ['show'], ['show', 'nothing/here'], ['show', 'tiiuae/falcon-180'], ['show', 'x', '--limit', '1'],
                          ['list', 'licens:open'], ['list', 'zzzz'], ['list', 'falcon', 'params:>900b'], ['help', 'x'],
                          ['list', 'params:13b..7b'], ['list'] + [f'nosuch{chr(97 + i)}:x' for i in range(9)]):
            with self.subTest(arguments=arguments):
                err = run(*arguments, LANGUAGE='zh_CN').err
                self.assertTrue(has_han(err), err)
                self.assertEqual(english_in(err.replace('bestiary: ', ''), []), [])

    def test_queries(self):
        """What is asked in Chinese finds what the same does in English, over the whole guide."""
        for chinese, english in (('许可证:可商用', 'license:commercial'), ('授權條款:不可商用', 'license:noncommercial'),
                                 ('许可证：开源，llama2 参数量：７０亿到１３０亿', 'license:open,llama2 params:7b..13b'),
                                 ('參數量:≧300億 年份:2023年', 'params:>=30b year:2023'),
                                 ('参数量:70 亿 – 130 亿', 'params:7b..13b'), ('语言:中文 内存:24GiB', 'lang:zh fits:24GiB'),
                                 ('机构:斯坦福', 'org:stanford'), ('家族:猎鹰 参数量:>1000亿 -「Chat」', 'family:falcon params:>100b -Chat'),
                                 ('類別:轉接器,方法,軟體　排序:名稱', 'kind:adapter,method,software sort:name'),
                                 ('书架:2023年回顾 任务:文本生成 排序:-发布日期', 'shelf:review-2023 task:text-generation sort:-released')):
            for language in ('en', 'zh_TW'):
                with self.subTest(chinese=chinese, language=language):
                    expected = run('list', english, '--format', 'csv', LANGUAGE=language).out
                    self.assertGreater(len(expected.splitlines()), 1)
                    self.assertEqual(run('list', chinese, '--format', 'csv', LANGUAGE=language).out, expected)

    def test_mistakes_in_queries(self):
        for query, words in (('許可正:可商用', ['許可正', '許可證']), ('种类:摸型', ['“种类:”', '“摸型”', '模型、适配器、方法']),
                             ('许可证:可商用参数量:70亿', ['“参数量:”', '“可商用 参数量”', '^' * 12]),
                             ('参数量:很多', ['70亿、70亿..130亿']), ('语言:火星语', ['“火星语”'])):
            with self.subTest(query=query):
                result = run('list', query, LANGUAGE='zh_CN')
                self.assertEqual(result.status, 2)
                for word in words:
                    self.assertIn(word, result.err)
                self.assertEqual(english_in(result.err.replace('bestiary: ', ''), []), [])
        self.assertIn('kind:', run('list', 'kind:摸型', LANGUAGE='zh_CN').err)
        # What is left out is named as it was typed, in English too.
        self.assertIn('“参数量:>9万亿”', run('list', '猎鹰', '参数量:>9万亿', LANGUAGE='en').err)

    def test_completions(self):
        """What the shell offers is understood."""
        text = (program.DATA / 'completions' / 'bestiary').read_text(encoding='utf-8')
        values = re.findall(r"^ *([^\s:]+):-?\*.*\) values='(.*)' ;;$", text, re.MULTILINE)
        self.assertGreater(len([facet for facet, _ in values if has_han(facet)]), 8)
        result = run('list', *[f'{facet}:{",".join(words.split())}' for facet, words in values], LANGUAGE='en')
        self.assertNotEqual(result.status, 2, result.err)
        names = [name for names in re.findall(r"facets\+?='(.*)'", text) for name in names.split()]
        self.assertGreater(len(names), 40)
        # A name alone is unfinished, and none is unknown; five mistakes are told at once.
        for i in range(0, len(names), 5):
            err = run('list', *names[i:i + 5], LANGUAGE='en').err
            self.assertEqual(err.count('Type a value after'), len(names[i:i + 5]), err)

    def test_queries_of_the_help(self):
        """What is given as an example is understood, and is Chinese."""
        for language in ('en', 'zh_CN', 'zh_TW'):
            items = re.findall(r'^  (\S.*)$', run('help', 'list', LANGUAGE=language).out.split('\n\n')[-1], re.MULTILINE)
            self.assertGreater(len(items), 5)
            for item in items:
                with self.subTest(item=item):
                    # On a wide terminal what it does stands behind it.
                    query = re.split(r' {3,}', item)[0]
                    self.assertNotEqual(run('list', query).status, 2)
                    self.assertEqual(has_han(query), language != 'en')

    def test_help(self):
        for arguments in (['--help'], ['help', 'list'], ['help', 'show']):
            with self.subTest(arguments=arguments):
                out = run(*arguments, LANGUAGE='zh_CN').out
                self.assertTrue(has_han(out))
                self.assertEqual(english_in(out, []), [])

    def test_english_stays_english(self):
        for variables in ({}, {'LANGUAGE': 'en'}, {'LANGUAGE': 'en:zh_CN'}, {'LANG': 'zh_CN.UTF-8', 'LANGUAGE': 'en'}):
            with self.subTest(variables=variables):
                self.assertFalse(has_han(run('--help', **variables).out))

    def test_json_numbers_do_not_follow_the_language(self):
        english = self.entry('bigscience/bloom', LANGUAGE='en')
        chinese = self.entry('bigscience/bloom', LANGUAGE='zh_CN')
        for member in ('id', 'parameters', 'context_length', 'released', 'license', 'languages', 'architecture'):
            self.assertEqual(english[member], chinese[member])


if __name__ == '__main__':
    program.main()
