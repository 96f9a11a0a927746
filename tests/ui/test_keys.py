from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal import settings
from journal.errors import InputRefused, StorageError
from journal.ui import keys
from journal.ui.actions import ACTIONS, FIXED
from journal.ui.keys import Keymap

KEYS = st.sampled_from(["Ctrl+F", "Ctrl+1", "Ctrl+D", "F11", "ctrl+k", "Ctrl+B", "A", "Ctrl+Foo"])
VALUES = st.one_of(KEYS, st.lists(KEYS, max_size=3), st.integers(), st.just(""))
NAMES = st.sampled_from([*(action.id for action in ACTIONS), "nothing", "trash.x"])


@pytest.fixture
def keymap(application):
    made = Keymap()
    made.load()
    return made


def write(text):
    settings.location().parent.mkdir(parents=True, exist_ok=True)
    settings.location().write_text(text, "utf-8")


def test_the_usual_keys_are_written_as_they_are_kept_and_can_belong_to_commands():
    for action in ACTIONS:
        for one in action.keys:
            assert keys.portable(one) == one
            keys.check(one)


def test_fixed_keys_are_written_as_they_are_kept():
    assert all(keys.portable(one) == one for row in FIXED for one in row.keys)


def test_without_a_choice_everyone_has_the_usual_keys(keymap):
    assert keymap.actions == ACTIONS
    assert keymap.troubles == ()


def test_a_choice_is_there_at_the_next_start_and_only_that_is_kept(keymap):
    keymap.give("trash", ("Ctrl+D",))
    assert settings.chosen_keys() == {"trash": ["Ctrl+D"]}
    again = Keymap()
    again.load()
    assert again.keys("trash") == ("Ctrl+D",)
    assert again.keys("search") == ("Ctrl+F",)
    again.give("trash", ())
    assert settings.chosen_keys() == {}


def test_keys_that_are_taken_over_are_lost_where_they_were(keymap):
    assert [one.id for one in keymap.holders("trash", ("Ctrl+Y",))] == ["redo"]
    keymap.give("trash", ("Ctrl+Y",))
    assert keymap.keys("redo") == ("Ctrl+Shift+Z",)
    keymap.give("redo", keymap.usual("redo"))
    assert keymap.keys("trash") == ()
    keymap.give("trash", ("Ctrl+D",))
    keymap.reset_all()
    assert keymap.actions == ACTIONS


def test_what_cannot_be_written_changes_nothing(keymap, home):
    home.mkdir()
    (home / "config").write_text("a file where the folder should be")
    with pytest.raises(StorageError):
        keymap.give("trash", ("Ctrl+D",))
    assert keymap.keys("trash") == ()


@pytest.mark.parametrize("text", ["A", "Shift+A", "Space", "Return", "Del", "É", "PgUp"])
def test_what_is_typed_into_texts_cannot_run_a_command(keymap, text):
    with pytest.raises(InputRefused, match="for typing"):
        keymap.give("trash", (text,))


def test_fixed_keys_say_what_they_are_for(keymap):
    with pytest.raises(InputRefused, match=r"Ctrl\+B always belongs to “Bold”"):
        keymap.give("trash", ("Ctrl+B",))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('nothing = "Ctrl+D"', "“nothing”, which is no command"),
        ('trash = "Ctrl+Foo"', "“Ctrl+Foo” in the settings is no key"),
        ('trash = "Ctrl+K, Ctrl+S"', "no key"),
        ("trash = 3", "“3” in the settings is no key"),
        ("trash = [1]", "no key"),
        ("trash = {a = 1}", "no key"),
        ('trash = ["Ctrl+D", ""]', "no key"),
        ('trash = "A"', "for typing"),
        ('trash = "Ctrl+C"', "always belongs to “Copy”"),
        ('trash = "Ctrl+F"', "Ctrl+F is given to “Search” and to “Move to the trash”"),
        ('trash = "Ctrl+D"\nlog = "Ctrl+D"', "Ctrl+D is given to"),
    ],
)
def test_what_cannot_be_so_falls_back_with_a_sentence(application, text, sentence):
    write(f"[keys]\n{text}\n")
    keymap = Keymap()
    keymap.load()
    (trouble,) = keymap.troubles
    assert sentence in trouble
    held = list(chain.from_iterable(action.keys for action in keymap.actions))
    assert len(held) == len(set(held))
    assert keymap.keys("search") == ("Ctrl+F",)


def test_keys_may_be_exchanged_in_the_file(application):
    write('[keys]\ntimeline = "ctrl+1"\ntoday = "Ctrl+2"\nsearch = ["Ctrl+F", "F3"]\ntrash = []\n')
    keymap = Keymap()
    keymap.load()
    assert keymap.troubles == ()
    assert keymap.keys("timeline") == ("Ctrl+1",)
    assert keymap.keys("search") == ("Ctrl+F", "F3")
    assert keymap.is_usual("trash")


def test_a_file_that_cannot_be_read_leaves_the_usual_keys(application):
    write("keys = 3")
    keymap = Keymap()
    keymap.load()
    assert keymap.actions == ACTIONS
    assert "no list of commands" in keymap.troubles[0]


@given(st.dictionaries(NAMES, VALUES))
def test_no_file_gives_a_key_to_two_commands(stored):
    chosen, _troubles = keys.read(stored)
    held = [key for action in ACTIONS for key in chosen.get(action.id, action.keys)]
    assert len(held) == len(set(held))
