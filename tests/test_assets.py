"""The files that ship with the program are found."""

from journal import assets


def test_the_resources_are_found_from_the_checkout():
    assert assets.root().is_dir()
    assert list(assets.path("icons").glob("*.svg"))


def test_a_text_is_read_as_utf_8():
    name = sorted(assets.root().glob("help/*.md"))
    for path in name:
        assert assets.text(f"help/{path.name}").strip()
