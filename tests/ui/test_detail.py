"""The detail: figures, licence, languages, links, and every claim with its source."""
import desk


def open_entry(d, identifier, heading):
    d.enter(identifier)
    d.see(role='heading', name=heading)


def fold(d, name):
    """The line of a field among the sources, which opens."""
    return d.see('push button', part=f'{name}: ')


def figures(d):
    open_entry(d, 'bloom -bloomz params:>100b', 'BLOOM 176B')
    for part in ('176 B', '176,247,271,424', '2,048', '12 Jul 2022', 'BigScience'):
        d.see(part=part.replace(' B', '\u202fB'))


def licence(d):
    texts = d.texts()
    assert any('BigScience RAIL' in text for text in texts), texts
    d.see(role='link', part='licen')
    d.see(part='Conditional')


def languages(d):
    assert 'Chinese' in fold(d, 'Languages').name and 'French' in fold(d, 'Languages').name


def links(d):
    names = {node.name for node in d.all() if node.getRoleName() == 'link' and d.showing(node)}
    assert {'Hugging Face Hub', 'Paper', 'Home page'} <= names, names


def claims_with_their_sources(d):
    """The primary figure first, the review's as another claim, each with its source."""
    line = fold(d, 'Parameters')
    assert '176\u202fB' in line.name, line.name
    d.press(line)
    d.wait(lambda: d.has(line, 'EXPANDED'), 'the claims for the parameters')
    values = d.wait(lambda: [node.name for node in d.all(line.parent) if node.getRoleName() == 'label' and
                             node.name.endswith('\u202fB)')], 'values with all their digits')
    assert '176\u202fB' in values[0] and any('178\u202fB' in value for value in values[1:]), values
    texts = d.texts(line.parent)
    assert any(text.startswith('Review') for text in texts), texts
    sources = [node for node in d.all(line.parent) if node.getRoleName() == 'link' and d.showing(node)]
    assert any(node.name.startswith('盘点 2023') and node.description.startswith('https://') for node in sources)


def disagreements(d):
    """Said in a sentence, not only by colour."""
    d.wait(lambda: any('disagree' in text and '176\u202fB' in text and '178\u202fB' in text for text in d.texts()),
           'that the sources disagree')


def agreement_is_not_called_a_dispute(d):
    open_entry(d, 'EleutherAI/pythia-12b', 'Pythia 12B')
    fold(d, 'Languages')
    assert not any('disagree' in text and 'Apache' in text for text in d.texts())


def unknown_is_not_zero(d):
    open_entry(d, 'kind:closed-model gpt-4', 'GPT-4')
    d.see(part='Not disclosed')
    assert '0' not in d.texts()


def active_parameters_of_a_mixture(d):
    open_entry(d, 'mistralai/Mixtral-8x7B-v0.1', 'Mixtral 8×7B v0.1')
    d.see(part='46.7\u202fB')
    d.see(part='12.9\u202fB active')


def copies_the_id(d):
    d.focus()
    d.key('ctrl+shift+c')
    d.see(part='Copied “mistralai/Mixtral-8x7B-v0.1”')


desk.run([figures, licence, languages, links, claims_with_their_sources, disagreements, agreement_is_not_called_a_dispute,
          unknown_is_not_zero, active_parameters_of_a_mixture, copies_the_id])
