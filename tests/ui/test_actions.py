from collections import Counter
from operator import attrgetter

from PySide6.QtGui import QKeySequence

from journal import assets
from journal.ui.actions import ACTIONS, MENUS


def in_menus(items):
    for item in items:
        if isinstance(item, str):
            yield item
        elif item is not None:
            yield from in_menus(item[1])


def test_ids_are_unique():
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)


def test_no_key_does_two_things():
    used = Counter(QKeySequence(keys).toString() for action in ACTIONS for keys in action.keys)
    assert "" not in used
    assert max(used.values()) == 1


def test_every_handler_is_a_method_of_the_window(make_window):
    window = make_window().window
    assert all(callable(attrgetter(action.handler)(window)) for action in ACTIONS)


def test_every_icon_exists():
    assert all(assets.path(f"icons/{a.icon}.svg").is_file() for a in ACTIONS if a.icon)


def test_menus_name_known_commands_each_once():
    named = Counter(in_menus(MENUS))
    assert set(named) <= {action.id for action in ACTIONS}
    assert max(named.values()) == 1


def test_what_has_no_key_is_in_a_menu():
    keyless = {action.id for action in ACTIONS if not action.keys}
    assert keyless <= set(in_menus(MENUS))
