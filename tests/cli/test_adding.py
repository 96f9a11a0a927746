import hashlib
import json

import pytest


def test_a_quick_line_becomes_an_entry_and_its_id_is_printed(run):
    entry_id = run.add("2026-11-20: m: forgot the DNS TTL #infra @ben")
    entry = run.entry(entry_id)
    assert entry["kind"] == "mistake"
    assert entry["title"] == "forgot the DNS TTL"
    assert entry["happened_on"] == "2026-11-20"
    assert (entry["tags"], entry["people"]) == (["infra"], ["ben"])
    assert entry["author"] == "Ana"


def test_words_need_no_quotes(run):
    assert run.entry(run.add("met", "the", "printer"))["title"] == "met the printer"


def test_options_say_everything_that_an_entry_can_say(run, tmp_path):
    picture = tmp_path / "shot.png"
    picture.write_bytes(b"not really a picture")
    entry_id = run.add(
        "--title", "Shorter forms", "--body", "Two fields less.", "--kind", "experiment",
        "--date", "2026-03-02", "--ended", "2026-04-02", "--tag", "forms", "--tag", "#ux",
        "--person", "Ben", "--project", "Site", "--status", "running", "--expect", "fewer calls",
        "--check-on", "2026-05-01", "--audience", "public", "--attach", picture,
        "--alt", "the new form",
    )  # fmt: skip
    assert run.entry(entry_id) == {
        "id": entry_id, "kind": "experiment", "title": "Shorter forms",
        "body": "Two fields less.", "happened_on": "2026-03-02", "ended_on": "2026-04-02",
        "written_at": run.entry(entry_id)["written_at"],
        "edited_at": run.entry(entry_id)["edited_at"], "author": "Ana", "status": "running",
        "expectation": "fewer calls", "check_on": "2026-05-01", "audience": "public",
        "project": "Site", "tags": ["forms", "ux"], "people": ["Ben"], "links": [],
        "attachments": [{
            "sha256": hashlib.sha256(b"not really a picture").hexdigest(), "name": "shot.png",
            "media_type": "image/png", "size": 20, "alt": "the new form",
        }],
        "trashed": False,
    }  # fmt: skip


def test_options_override_what_the_quick_line_says_and_add_to_its_labels(run):
    entry = run.entry(run.add("m: slow #infra", "--kind", "learning", "--tag", "speed"))
    assert (entry["kind"], entry["tags"]) == ("learning", ["infra", "speed"])


def test_with_a_title_the_text_is_the_body_as_it_stands(run):
    entry = run.entry(run.add("-", "--title", "Log", text="m: 12 errors\n\n  kept  \n"))
    assert (entry["title"], entry["body"]) == ("Log", "m: 12 errors\n\n  kept  ")
    assert entry["kind"] == "note"


def test_a_title_is_not_read_as_a_quick_line(run):
    entry = run.entry(run.add("--title", "m: not a mistake #really"))
    assert (entry["title"], entry["kind"]) == ("m: not a mistake #really", "note")


def test_nothing_is_replaced_that_someone_typed(run):
    run("add", "text", "--title", "a", "--body", "b", code=2)
    run("add", "-", "--body", "b", text="one\ntwo\n", code=2)
    assert run.records("list") == []


def test_standard_input_is_the_text_when_there_is_no_other(run):
    entry = run.entry(run.add(text="e: pair on Fridays\nbecause it was fun\n"))
    assert (entry["kind"], entry["body"]) == ("experiment", "because it was fun")


@pytest.mark.parametrize("text", ["", "  \n\n"])
def test_no_text_at_all_is_refused(run, text):
    assert "nothing was added" in run("add", text=text, code=3).stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("--title", ""),
        ("--title", "a\nb"),
        ("--title", "a", "--date", "2026-02-30"),
        ("--title", "a", "--date", "the day after never"),
        ("--title", "a", "--date", "2026-03-02", "--ended", "2026-03-01"),
        ("--title", "a\0b"),
        ("--title", "half \ud83d"),
        ("--title", "a", "--date", ""),
    ],
)
def test_what_cannot_be_kept_is_input_refused(run, arguments):
    run("add", *arguments, code=3)
    assert run.records("list") == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("--title", "a", "--kind", "nonsense"),
        ("--titel", "a"),
        ("--title", "a", "--alt", "what picture?"),
        ("--batch", "text"),
    ],
)
def test_wrong_usage_has_its_own_code_and_names_the_help(run, arguments):
    assert "journal add --help" in run("add", *arguments, code=2).stderr


def test_a_file_that_is_none_is_not_attached(run, tmp_path):
    run("add", "a", "--attach", tmp_path / "missing", code=5)
    run("add", "a", "--attach", tmp_path, code=3)
    assert run.records("list") == []


def test_ten_megabytes_of_text_are_kept(run):
    body = "zażółć 日記 🗒 " * 700_000
    entry_id = run.add("-", "--title", "Long", text=body)
    assert run.entry(entry_id)["body"] == body


def test_the_editor_opens_on_a_terminal_and_what_is_typed_is_kept(run, editor, monkeypatch):
    editor("""sed -i 's/title: ""/title: "Typed"/' "$1"; printf 'a body\\n' >> "$1" """)
    monkeypatch.setattr("journal.cli.adding._asked_for", lambda _text: True)
    entry = run.entry(run.add("--kind", "learning"))
    assert (entry["title"], entry["body"].strip(), entry["kind"]) == ("Typed", "a body", "learning")


def test_leaving_the_editor_without_typing_adds_nothing(run, editor, monkeypatch):
    editor("true")
    monkeypatch.setattr("journal.cli.adding._asked_for", lambda _text: True)
    run("add", code=1)
    assert run.records("list") == []


def test_a_batch_is_one_entry_a_line_and_one_id_a_line(run):
    lines = [
        "l: short TTLs #infra",
        "",
        json.dumps({"title": "From JSON", "kind": "milestone", "happened_on": "2015-05-21",
                    "tags": ["award"], "people": ["Ben"], "status": None, "body": "a\nb"}),
        "plain",
    ]  # fmt: skip
    ids = run("add", "--batch", text="\n".join(lines)).stdout.split()
    assert len(ids) == 3
    entries = [run.entry(name) for name in ids]
    assert [e["kind"] for e in entries] == ["learning", "milestone", "note"]
    assert (entries[1]["body"], entries[1]["happened_on"]) == ("a\nb", "2015-05-21")


def test_a_bad_line_stops_the_batch_by_its_number_and_what_was_printed_stays(run):
    result = run("add", "--batch", text='one\ntwo\n{"title": "x", "colour": 1}\nfour\n', code=3)
    assert "Line 3" in result.stderr
    assert "colour" in result.stderr
    ids = result.stdout.split()
    assert len(ids) == 2
    assert {e["id"] for e in run.records("list")} == set(ids)


@pytest.mark.parametrize(
    "line",
    [
        '{"title": "x"',
        '{"title": "x", "title": "y"}',
        '{"title": NaN}',
        '{"title": ["x"]}',
        '{"title": "x", "kind": "odd"}',
        '{"title": "x", "tags": "a b", "people": {"a": 1}}',
        '{"title": "x", "happened_on": "2026-02-30"}',
        '{"title": "half \\ud83d"}',
        '{"title": "nul \\u0000"}',
        '{"title": "x", "links": [{"relation": "odd", "target": "0"}]}',
        '{"title": "x", "links": [{"relation": "taught", "target": "0123abcd"}]}',
        '{"title": "x", "id": "0123abcd"}',
        "{" * 100_000,
        '{"title": ' + "[" * 100_000,
    ],
)
def test_json_that_says_no_entry_is_refused(run, line):
    assert "Line 1" in run("add", "--batch", text=line + "\n", code=3).stderr
    assert run.records("list") == []


def test_a_batch_can_link_to_what_is_there(run):
    mistake = run.add("m: forgot")
    line = json.dumps({"title": "again", "links": [{"relation": "repeats", "target": mistake}]})
    (again,) = run("add", "--batch", text=line).stdout.split()
    assert run.entry(again)["links"] == [{"relation": "repeats", "target": mistake}]


def test_a_batch_that_is_no_utf8_is_refused_by_line(run):
    assert "Line 2" in run("add", "--batch", text=b"one\ncaf\xe9\n", code=3).stderr


def test_every_entry_of_a_batch_gets_the_attached_file(run, tmp_path):
    (tmp_path / "notes.txt").write_text("notes")
    ids = run("add", "--batch", "--attach", tmp_path / "notes.txt", text="a\nb\nc\n").stdout.split()
    assert [len(run.entry(name)["attachments"]) for name in ids] == [1, 1, 1]
    run("check")
