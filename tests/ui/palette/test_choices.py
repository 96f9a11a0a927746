from datetime import timedelta

from journal.domain.entry import Kind
from journal.domain.filters import parse_query
from journal.store import entries
from journal.ui.actions import ACTIONS
from journal.ui.palette import choices
from journal.ui.searches import SavedSearches
from tests.ui.conftest import TODAY


def test_every_command_is_offered_with_its_shortcut():
    offered = {choice.value: choice for choice in choices.commands()}
    for action in ACTIONS:
        if action.id == "palette":
            continue
        assert action.words in offered[action.id].text
        assert bool(offered[action.id].hint) == bool(action.keys)


def test_a_command_of_a_menu_in_a_menu_says_of_which():
    offered = {choice.value: choice.text for choice in choices.commands()}
    assert offered["theme_dark"] == "Theme: Dark"


def test_tags_projects_and_people_are_offered_as_queries_that_find(add, workspace):
    entry = add("One", "thanks @ben", tags=("dns",), project="New site", people=("Ana Souza",))
    offered = {choice.value: choice for choice in choices.named()}
    for query in ("tag:dns", 'project:"New site"', 'person:"Ana Souza"'):
        assert query in offered
        assert [one.id for one in entries.newest(parse_query(query))] == [entry]
    assert offered["tag:dns"].hint == "1 entry"


def test_the_newest_entries_come_first_and_say_their_day(add):
    old, new = add("Old", ago=3, kind=Kind.MISTAKE), add("", "First line\nrest")
    first, second = choices.recent()
    assert (first.value, first.text) == (new, "First line")
    assert (second.value, second.icon) == (old, "mistake")
    day = TODAY - timedelta(days=3)
    assert second.hint.startswith(f"{day.day} ")


def test_words_of_a_query_are_looked_for_as_they_stand(add):
    wanted = add("Elsewhere", "the rollback of kind mistake")
    add("Other", "nothing of it")
    assert [one.value for one in choices.with_words("rollb", 9)] == [wanted]
    assert choices.with_words("kind:nonsense ||", 9) == []
    assert choices.with_words('-- "', 9) == []


def test_a_sign_asks_for_one_sort_of_thing():
    assert choices.narrowed("#dns") == ("tag", "dns")
    assert choices.narrowed("@ana") == ("user", "ana")
    assert choices.narrowed(" #dns ") == ("", "#dns")


def test_saved_searches_are_offered_and_a_spoilt_file_of_them_hides_nothing(add, home):
    add("One", tags=("dns",))
    SavedSearches().save("Ours", "kind:mistake")
    assert "kind:mistake" in {choice.value for choice in choices.named()}
    (home / "config" / "searches.json").write_text("half [")
    assert [choice.value for choice in choices.named()] == ["tag:dns", "person:Ana"]
