import pytest


@pytest.fixture
def filled(run, tmp_path):
    """A journal in which everything hangs together."""
    (tmp_path / "a.txt").write_text("bytes")
    mistake = run.add("m: forgot the DNS TTL #infra @ben", "--date", "2026-03-02")
    learning = run.add("l: short TTLs", "--attach", tmp_path / "a.txt", "--date", "2025-03-02")
    run("link", mistake, "taught", learning)
    run("edit", mistake, "--title", "Forgot the TTL", "--body", "Nobody reached us.")
    run("trash", run.add("gone"))
    return run


def everything(run):
    entries = run.records("list") + run.records("list", "--trashed")
    histories = [run.records("history", entry["id"]) for entry in entries]
    return entries, histories, run.records("person")


def test_an_export_becomes_the_same_journal_again_and_twice_adds_nothing(filled, tmp_path):
    before = everything(filled)
    filled("export", "-o", tmp_path / "out")
    filled.path = tmp_path / "other.db"
    filled("init")
    assert "Brought in 3 entries" in filled("import", tmp_path / "out").stdout
    assert everything(filled) == before
    filled("check")
    again = filled("import", tmp_path / "out")
    assert "Brought in 0 entries" in again.stdout
    assert "Here already: 3 entries" in again.stderr
    assert everything(filled) == before


def test_a_dry_run_changes_nothing(filled, tmp_path):
    filled("export", "-o", tmp_path / "out")
    filled.path = tmp_path / "other.db"
    filled("init")
    assert "Would bring in 3 entries" in filled("import", tmp_path / "out", "--dry-run").stdout
    assert filled.records("list") == []


def test_a_journal_with_entries_is_backed_up_before_an_import(filled, tmp_path):
    filled("export", "-o", tmp_path / "out")
    assert "Backed up first" in filled("import", tmp_path / "out").stderr
    assert filled.records("stats")[0]["backups"] == 1


def test_a_part_of_the_journal_can_go_out(filled, tmp_path):
    filled("export", "-o", tmp_path / "out", "--since", "2026", "--until", "2026-12")
    assert len(list((tmp_path / "out" / "entries").rglob("*.md"))) == 1


def test_a_folder_with_files_is_never_written_into(filled, tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.txt").write_text("years")
    filled("export", "-o", tmp_path / "full", code=3)
    assert (tmp_path / "full" / "thesis.txt").read_text() == "years"


def test_what_is_no_export_is_refused_as_a_whole(filled, tmp_path):
    filled("import", tmp_path / "a.txt", code=3)
    filled("import", tmp_path / "none", code=3)
    filled("export", "-o", tmp_path / "out")
    (broken, *_) = (tmp_path / "out" / "entries").rglob("*.md")
    broken.write_text("---\nkind: nonsense\n---\n")
    filled.path = tmp_path / "other.db"
    filled("init")
    assert broken.name in filled("import", tmp_path / "out", code=3).stderr
    assert filled.records("list") == []
