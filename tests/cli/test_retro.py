"""`journal retro`, from the journal to the pack."""

import pytest

from journal.domain.dates import parse_day
from journal.domain.ids import new_id
from journal.domain.retros import Action, Retro
from journal.exchange import retro_formats
from journal.ops.documents import ACTIONS, RETROS, Add
from journal.workspace import Workspace


@pytest.fixture
def spring(run):
    """A journal with a mistake of March and one of May."""
    run.add("m: forgot the DNS TTL", "--date", "2026-03-02")
    run.add("m: told nobody", "--date", "2026-05-05")
    return run


@pytest.fixture
def hold(spring):
    """Hold a retro and decide something."""

    def holding(day, title=""):
        when = parse_day(day)
        retro = Retro(new_id(), when, when.replace(day=1), when, "4ls", title)
        workspace = Workspace(spring.path)
        workspace.do(Add(RETROS, retro))
        workspace.do(Add(ACTIONS, Action(new_id(), retro.id, "Look at it weekly", "Ben")))
        workspace.close()
        return retro.id

    return holding


def test_without_a_folder_the_pack_is_printed(spring):
    text = spring("retro", "--since", "2026-03", "--until", "2026-04").stdout
    assert text.startswith("# Retrospective: March to April 2026\n")
    assert "forgot the DNS TTL" in text
    assert "told nobody" not in text


def test_the_pack_becomes_a_folder(spring, tmp_path):
    told = spring("retro", "--until", "2026-05-31", "-o", tmp_path / "pack").stdout
    assert told == f"{tmp_path / 'pack' / 'retro.md'}\n"
    assert {path.name for path in (tmp_path / "pack").iterdir()} == {
        "retro.md", "retro.html", "timeline.svg",
    }  # fmt: skip
    assert "forgot the DNS TTL" in (tmp_path / "pack" / "retro.html").read_text("utf-8")
    refused = spring("retro", "-o", tmp_path / "pack", code=3)
    assert "not an empty folder" in refused.stderr


def test_the_next_retro_begins_where_the_last_one_ended(spring, hold):
    hold("2026-04-01")
    text = spring("retro", "--until", "2026-05-31").stdout
    assert text.startswith("# Retrospective: 2 April to 31 May 2026\n")
    assert "- [ ] Look at it weekly · Ben" in text
    assert "forgot the DNS TTL" not in text


def test_a_retro_that_was_held_is_told_again_by_its_id(spring, hold):
    name = hold("2026-05-29", "After the move")
    text = spring("retro", name[:-2]).stdout
    assert text.startswith("# After the move\n")
    assert "## What we will do\n\n- Look at it weekly · Ben · by the next retro\n" in text
    spring("retro", "ffff", code=1)


def test_an_empty_journal_has_a_pack_too(run):
    assert "Nobody wrote anything in this time." in run("retro").stdout


@pytest.mark.parametrize("name", retro_formats.OURS)
def test_every_format_gives_a_pack(spring, name):
    text = spring("retro", "--until", "2026-05-31", "--format", name).stdout
    assert f"## Cards: {retro_formats.find(name).title}\n" in text


def test_what_makes_no_sense_is_refused_in_a_sentence(spring):
    assert (
        "cannot end" in spring("retro", "--since", "2026-05", "--until", "2026-03", code=3).stderr
    )
    assert "“mood”: timeline," in spring("retro", "--format", "mood", code=3).stderr
    spring("retro", "--since", "sometime", code=3)
    spring("retro", "--minutes", "5", code=2)
    assert spring("retro", "--format", "?").stdout.split() == list(retro_formats.OURS)
