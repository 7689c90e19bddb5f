"""The bar of sections shows the name of the section in view, whenever it is told of it."""
import desk


def is_in_sight(d, name):
    bar = d.see(name='Sections').queryComponent().getExtents(1)
    button = next(node for node in d.all(d.find(name='Sections')) if node.name == name).queryComponent().getExtents(1)
    return button.width > 0 and bar.x <= button.x and button.x + button.width <= bar.x + bar.width


def set_height(d, height):
    def is_so():
        d.xdotool('windowsize', d.x_window(), '360', str(height))
        d.pause()
        # Its shadow is not counted.
        return height - 30 < d.window.queryComponent().getExtents(1).height <= height
    d.wait(is_so, f'a window that is {height} high')


def begins_at_the_first(d):
    d.wait(lambda: is_in_sight(d, 'Section 1'), 'the first name')
    assert not is_in_sight(d, 'Section 9')


def follows_a_page_that_is_given_room(d):
    """GTK does not lay out again what is scrolled while others are laid out, and complains when it draws it."""
    for _ in range(3):
        set_height(d, 600)
        d.wait(lambda: is_in_sight(d, 'Section 9'), 'the last name')
        set_height(d, 200)
        d.wait(lambda: is_in_sight(d, 'Section 1'), 'the first name')


desk.run([begins_at_the_first, follows_a_page_that_is_given_room], size='360x640')
