import pytest

from journal import paths
from journal.errors import InputRefused
from journal.ui.searches import SavedSearch, SavedSearches, counted


@pytest.fixture
def searches(application):
    return SavedSearches()


def test_a_saved_search_is_there_the_next_time(searches, qtbot):
    with qtbot.waitSignal(searches.changed):
        searches.save("Ours", "kind:mistake tag:infra")
    assert SavedSearches().all() == (SavedSearch("Ours", "kind:mistake tag:infra"),)
    searches.save("Ours", "dns")
    assert [search.query for search in searches.all()] == ["dns"]
    searches.remove("Ours")
    assert searches.all() == ()


def test_what_cannot_be_a_saved_search_is_refused(searches):
    for name, query in (("", "dns"), ("Name", " "), ("two\nlines", "dns"), ("Name", "kind:what")):
        with pytest.raises(InputRefused):
            searches.save(name, query)
    with pytest.raises(InputRefused, match="no saved search"):
        searches.remove("Nowhere")
    with pytest.raises(InputRefused, match="no saved search"):
        searches.rename("Nowhere", "Here")
    searches.save("Ours", "dns")
    for name in ("", "two\nlines"):
        with pytest.raises(InputRefused):
            searches.rename("Ours", name)


def test_a_spoilt_file_is_refused_and_left_alone(searches):
    searches.save("Ours", "dns")
    file = paths.config_dir() / "searches.json"
    file.write_text("half [")
    with pytest.raises(InputRefused, match="cannot be read"):
        searches.save("Mine", "web")
    assert file.read_text() == "half ["


def test_each_is_counted(add, searches):
    add("About the loader")
    searches.save("Loader", "loader")
    searches.save("Nothing", "zebra")
    assert [number for _, number in counted(searches.all())] == [1, 0]
