import pytest


def test_an_id_may_be_shortened_to_any_prefix_of_its_own(run):
    one, other = run.add("one"), run.add("other")
    shared = next(i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)
    assert run.entry(one[: shared + 1])["title"] == "one"
    assert "give more of the id" in run("show", one[:shared], code=1).stderr


def test_an_unknown_id_is_refused(run):
    assert "There is no entry “zzz”" in run("show", "zzz", code=1).stderr


def test_show_tells_people_everything_in_one_page(run):
    mistake = run.add("m: forgot the DNS TTL #infra")
    learning = run.add("l: short TTLs first", "--body", "Lower them **a week** before.")
    run("link", mistake[:13], "taught", learning)
    page = run("show", learning).stdout
    assert "short TTLs first" in page
    assert "Lower them **a week** before." in page
    assert "was learnt from:" in page
    assert "forgot the DNS TTL" in page


def test_text_that_would_play_with_a_terminal_is_shown_escaped_and_kept_raw_in_json(run):
    nasty = "red \x1b[31m bell \x07 rtl \u202e end"
    entry_id = run.add("--title", nasty, "--body", nasty + "\n👩‍👩‍👧\u00a0stays")
    for command in (("show", entry_id), ("list",), ("search", "bell"), ("history", entry_id)):
        shown = run(*command).stdout
        assert "\x1b" not in shown
        assert "\u202e" not in shown
    assert "👩‍👩‍👧\u00a0stays" in run("show", entry_id).stdout
    assert run.entry(entry_id)["title"] == nasty


def test_a_line_of_json_ends_only_at_its_end(run):
    body = "one\u2028two\u2029three\x85four\x1cfive"
    entry_id = run.add("--title", "ends", "--body", body)
    assert len(run("show", entry_id, "--json").stdout.splitlines()) == 1
    assert run.entry(entry_id)["body"] == body


def test_trash_and_restore(run):
    one, other = run.add("one"), run.add("other")
    assert run("trash", one, other).stdout.split() == [one, other]
    assert run.records("list") == []
    assert {e["trashed"] for e in run.records("list", "--trashed")} == {True}
    run("restore", one)
    assert [e["id"] for e in run.records("list")] == [one]
    assert "not in the trash" in run("restore", one, code=1).stderr
    assert "in the trash already" in run("trash", other, code=1).stderr


@pytest.mark.parametrize("relation", ["led_to", "led-to", "Led To"])
def test_links_are_made_and_removed(run, relation):
    one, other = run.add("one"), run.add("other")
    run("link", one, relation, other)
    assert run.entry(one)["links"] == [{"relation": "led_to", "target": other}]
    run("link", one, relation, other, "--remove")
    assert run.entry(one)["links"] == []
    assert "no such link" in run("link", one, relation, other, "--remove", code=1).stderr


def test_links_that_make_no_sense_are_refused(run):
    one = run.add("one")
    run("link", one, "led_to", one, code=1)
    run("link", one, "led_to", "zzz", code=1)
    assert "applied_in" in run("link", one, "causes", one, code=2).stderr


def test_history_tells_each_version_and_what_changed(run):
    entry_id = run.add("first")
    run("edit", entry_id, "--title", "second")
    run("edit", entry_id, "--tag", "late", "--body", "more")
    versions = run.records("history", entry_id)
    assert [v["revision"] for v in versions] == [1, 2, 3]
    assert [v["title"] for v in versions] == ["first", "second", "second"]
    told = run("history", entry_id, "--diff").stdout
    assert "changed title" in told
    assert '-title: "first"' in told
