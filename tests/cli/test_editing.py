from journal.ops.entries import EditEntry
from journal.store import entries
from journal.workspace import Workspace


def test_options_change_single_fields(run):
    entry_id = run.add("m: forgot #infra", "--project", "Site", "--date", "2026-01-05")
    assert run("edit", entry_id[:13], "--title", "Forgot the TTL", "--tag", "dns").stdout.strip()
    entry = run.entry(entry_id)
    assert (entry["title"], entry["kind"], entry["project"]) == (
        "Forgot the TTL",
        "mistake",
        "Site",
    )
    assert entry["tags"] == ["infra", "dns"]
    run("edit", entry_id, "--untag", "#INFRA", "--clear", "project", "--date", "2026-01-06")
    entry = run.entry(entry_id)
    assert (entry["tags"], entry["project"]) == (["dns"], "")
    assert entry["happened_on"] == "2026-01-06"


def test_a_tag_that_is_not_there_cannot_be_taken_off(run):
    entry_id = run.add("one #a")
    assert "no tag “b”" in run("edit", entry_id, "--untag", "b", code=1).stderr


def test_an_entry_cannot_be_emptied(run):
    entry_id = run.add("one")
    run("edit", entry_id, "--clear", "title", code=3)
    assert run.entry(entry_id)["title"] == "one"


def test_a_file_can_be_attached_later(run, tmp_path):
    entry_id = run.add("one")
    (tmp_path / "a.txt").write_text("a")
    run("edit", entry_id, "--attach", tmp_path / "a.txt")
    assert [a["name"] for a in run.entry(entry_id)["attachments"]] == ["a.txt"]


def test_the_editor_shows_every_field_and_saves_what_is_changed(run, editor):
    entry_id = run.add("--title", "one", "--body", "A body\n\nwith lines", "--tag", "a")
    editor("""sed -i -e 's/"one"/"two"/' -e 's/^tags: .*/tags: [x, "y z"]/' \
        -e 's/^check_on: .*/check_on: 2027-01-02/' -e 's/with lines/with words/' "$1" """)
    run("edit", entry_id)
    entry = run.entry(entry_id)
    assert (entry["title"], entry["tags"]) == ("two", ["x", "y z"])
    assert (entry["body"], entry["check_on"]) == ("A body\n\nwith words", "2027-01-02")


def test_a_line_taken_away_empties_its_field_but_not_what_an_entry_always_has(run, editor):
    entry_id = run.add("m: one #a", "--project", "Site", "--audience", "public")
    editor("""sed -i -e '/^project/d' -e '/^tags/d' -e '/^kind/d' -e '/^audience/d' "$1" """)
    run("edit", entry_id)
    entry = run.entry(entry_id)
    assert (entry["project"], entry["tags"]) == ("", [])
    assert (entry["kind"], entry["audience"]) == ("mistake", "public")


def test_an_untouched_text_changes_nothing(run, editor):
    entry_id = run.add("one")
    editor("true")
    assert "nothing was changed" in run("edit", entry_id, code=1).stderr
    assert len(run.records("history", entry_id)) == 1


def kept_text(stderr, tmp_path):
    """The text in the one file that a refusal names."""
    (path,) = (tmp_path / "state" / "typed").iterdir()
    assert str(path) in stderr
    return path.read_text("utf-8")


def test_what_was_typed_and_refused_is_kept_in_a_file(run, editor, tmp_path):
    entry_id = run.add("one")
    editor("""sed -i 's/kind: note/kind: nonsense/' "$1" """)
    result = run("edit", entry_id, code=3)
    assert "kind: nonsense" in kept_text(result.stderr, tmp_path)
    assert run.entry(entry_id)["kind"] == "note"


def test_an_editor_that_fails_loses_nothing(run, editor, tmp_path):
    entry_id = run.add("one")
    editor("""echo typed >> "$1"; exit 3""")
    result = run("edit", entry_id, code=1)
    assert "typed" in kept_text(result.stderr, tmp_path)


def test_a_change_by_someone_else_meanwhile_is_not_overwritten(run, editor, tmp_path, monkeypatch):
    entry_id = run.add("one")
    editor("""echo mine >> "$1" """)
    do = Workspace.do

    def after_someone_else(workspace, operation):
        """Somebody saves between the reading and the saving of ours."""
        monkeypatch.setattr(Workspace, "do", do)
        entry = entries.get(entry_id)
        theirs = EditEntry(entry.id, entry.revision, entry.draft().__class__(title="theirs"), "Ben")
        do(workspace, theirs)
        return do(workspace, operation)

    monkeypatch.setattr(Workspace, "do", after_someone_else)
    result = run("edit", entry_id, code=1)
    assert "changed by someone else" in result.stderr
    assert "mine" in kept_text(result.stderr, tmp_path)
    assert run.entry(entry_id)["title"] == "theirs"
