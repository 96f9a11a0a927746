"""What is open in the loop, and what periods brought."""

from datetime import timedelta

import pytest

from journal.domain import dates
from journal.domain.comparison import Measure
from journal.domain.ids import new_id
from journal.domain.retros import Action, ActionState, Retro
from journal.ops.documents import ACTIONS, RETROS, Add
from journal.workspace import Workspace


@pytest.fixture
def chain(run):
    """A mistake, a learning and an experiment past its day; the names stand for their ids."""
    lines = {
        "mistake": ("--kind", "mistake", "--date", "2026-03-02"),
        "learning": ("--kind", "learning", "--date", "2026-03-09"),
        "trial": ("--kind", "experiment", "--date", "2026-06-01", "--status", "running",
                  "--check-on", "2026-06-15"),
        "start": ("--kind", "milestone", "--date", "2026-01-05"),
    }  # fmt: skip
    return {name: run.add(name, *how) for name, how in lines.items()}


def test_the_loop_shows_what_is_open_and_for_how_long(run, chain):
    mistake, learning, trial = run.records("loop")
    assert [mistake["title"], learning["title"], trial["title"]] == ["mistake", "learning", "trial"]
    run.add("still here")
    mistake, learning, trial = run.records("loop")
    waited = (dates.today() - dates.parse_day("2026-03-02")).days
    assert (mistake["days"], mistake["stuck"]) == (waited, waited > 28)
    assert trial["stuck"]
    told = run("loop").stdout
    assert "Mistakes without a learning (1)" in told
    assert "Experiments 1 (1 stuck) → Mistakes 1" in told
    assert f"{waited:,} days" in told


def test_a_journal_that_has_fallen_silent_waits_until_its_last_entry(run):
    run.add("mistake", "--kind", "mistake", "--date", "2014-03-02")
    assert "As of 2014-03-02, the last entry.\n" in run("loop").stdout
    run.add("note", "--date", "2014-03-12")
    (mistake,) = run.records("loop")
    assert mistake["days"] == 10
    assert "As of 2014-03-12, the last entry.\n" in run("loop").stdout
    run.add("note")
    assert "As of" not in run("loop").stdout


def test_the_loop_closes_with_links_and_tells_how_long_that_took(run, chain):
    run("link", chain["mistake"], "taught", chain["learning"])
    run("link", chain["learning"], "applied_in", chain["trial"])
    run("edit", chain["trial"], "--status", "worked", "--ended", "2026-07-01")
    told = run("loop").stdout
    assert told.startswith("Experiments 0 → Mistakes 0 → Learnings 0 → Applied 1\n")
    assert "30 from an experiment to its outcome, 7 from a mistake to a learning" in told
    assert told.endswith("Nothing is open.\n")
    assert run("loop", "--json").stdout == ""


def test_the_loop_lists_what_retros_decided_until_it_is_done(run):
    day = dates.today()
    retro = Retro(new_id(), day, day, day, "4ls")
    late = Action(new_id(), retro.id, "Lower the TTL", "Ben", day - timedelta(days=1), tag="dns")
    later = Action(new_id(), retro.id, "Ask \u202efirst")
    over = Action(
        new_id(), retro.id, "Buy a cake", state=ActionState.DONE, closed_on=day, position=2
    )
    workspace = Workspace(run.path)
    for one in (Add(RETROS, retro), *(Add(ACTIONS, action) for action in (later, late, over))):
        workspace.do(one)
    workspace.close()
    told = run("loop").stdout
    assert "Nothing is open" not in told
    assert told.endswith(
        "Actions of retros (2)\n"
        f"due {late.due_on}, 1 day late  Ben     Lower the TTL\n"
        "next retro                  nobody  Ask \\u202efirst\n"
    )
    first, second = run.records("loop")
    assert first == {
        "id": late.id, "kind": "action", "title": "Lower the TTL", "owner": "Ben",
        "due_on": late.due_on.isoformat(), "tag": "dns", "retro": retro.id, "days": 1,
        "stuck": True,
    }  # fmt: skip
    assert (second["due_on"], second["days"], second["stuck"]) == (None, 0, False)


def test_an_empty_journal_has_an_empty_loop(run):
    assert run("loop").stdout.endswith("\nNothing is open.\n")
    assert "Median" not in run("stats").stdout


def test_stats_tell_how_full_the_loop_is_and_how_long_it_takes(run, chain):
    run("link", chain["mistake"], "taught", chain["learning"])
    (figures,) = run.records("stats")
    assert figures["loop"] == {"experiments": 1, "mistakes": 0, "learnings": 1, "applied": 0}
    assert figures["median_days"] == {"outcome": None, "learnt": 7, "applied": None}
    assert "experiments 1 → mistakes 0 → learnings 1 → applied 0" in run("stats").stdout
    assert "7 from a mistake to a learning" in run("stats").stdout


def test_periods_stand_side_by_side_with_the_ids_behind_every_number(run, chain):
    run("link", chain["mistake"], "taught", chain["learning"])
    whole, march = run.records("stats", "--of", "2026", "--of", "2026-03-03..2026-03-31")
    assert (whole["first"], march["last"]) == ("2026-01-01", "2026-03-31")
    assert set(whole) == {"first", "last", *Measure}
    assert whole["new_mistakes"] == {"value": 1, "ids": [chain["mistake"]]}
    assert march["new_mistakes"] == {"value": 0, "ids": []}
    assert march["days_to_learning"]["ids"] == [chain["mistake"], chain["learning"]]
    told = run("stats", "--of", "2026", "--of", "2025").stdout.splitlines()
    assert len(told) == 1 + len(Measure)
    assert told[1].split() == ["New", "mistakes", "1", "0"]
    assert told[-2].split() == ["Days", "to", "a", "learning", "7", "-"]


@pytest.mark.parametrize("text", ["soon", "2026..2025", "..", "2026-13"])
def test_what_is_no_period_is_refused(run, text):
    run("stats", "--of", text, code=3)
