import re

from journal import assets, settings
from journal.text import render
from journal.ui.actions import ACTIONS
from journal.ui.help import pages
from journal.ui.help.browser import anchor

HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
LINK = re.compile(r"\]\(entry:([\w-]+)(?:#([\w-]+))?\)")


def by_name():
    return {page.name: page for page in pages.pages()}


def test_every_file_of_the_help_is_a_page():
    assert {path.stem for path in assets.path("help").glob("*.md")} <= set(by_name())


def test_every_page_has_a_title_a_heading_and_something_to_read():
    for page in pages.pages():
        assert page.title
        assert page.source.startswith("# ")
        assert len(render.plain(page.source, 10_000)) > 100


def test_every_link_leads_to_a_page_and_a_heading_that_are_there():
    known = by_name()
    found = [link for page in known.values() for link in LINK.findall(page.source)]
    assert found
    for name, heading in found:
        assert name in known
        anchors = {anchor(words) for words in HEADING.findall(known[name].source)}
        assert not heading or heading in anchors, (name, heading)


def test_every_file_that_is_linked_to_lies_in_the_folder():
    for path in assets.path("help").glob("*.md"):
        for name in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text("utf-8")):
            assert (path.parent / name).is_file(), (path.name, name)


def test_the_keys_page_names_every_command_with_keys_once():
    source = pages.keys()
    for action in ACTIONS:
        assert source.count(f"\n| {action.words} |") == bool(action.keys), action.id
        for keys in action.keys:
            assert keys in source


def test_the_settings_page_names_every_setting_with_its_bounds():
    source = pages.settings_page()
    for name, item in settings.table().items():
        row = next(line for line in source.splitlines() if line.endswith(f"| `{name}` |"))
        assert item.metadata["label"] in row
        assert item.metadata["help"] in row
        for choice in item.metadata.get("choices", ()):
            assert f"`{choice}`" in row
        assert str(item.metadata.get("most", "")) in row
