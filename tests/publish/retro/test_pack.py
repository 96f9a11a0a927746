"""The retrospective pack: what a team reads before and after."""

import shutil
import subprocess
from dataclasses import replace
from datetime import date

import pytest

from journal.domain.dates import Period
from journal.domain.entry import Audience, Draft, Kind, Status
from journal.domain.ids import new_id
from journal.domain.links import Edge, Relation
from journal.domain.people import Consent, Person
from journal.domain.retro_formats import Material
from journal.domain.retros import Action, ActionState, Card, Helped, Retro
from journal.exchange import retro_formats
from journal.ops.documents import ACTIONS, RETROS, Add
from journal.ops.entries import AddEntry
from journal.ops.links import AddLink
from journal.ops.people import AddPerson
from journal.publish.retro import pack, page
from journal.publish.retro.suggestions import MOST, suggest
from journal.store.lookback import retro_material

SPRING = Period(date(2026, 3, 1), date(2026, 3, 31))
DAY = date(2026, 3, 10)
CHROMIUM = shutil.which("chromium")


@pytest.fixture
def add(workspace):
    def keep(title, kind=Kind.NOTE, day=DAY, **more):
        operation = AddEntry(Draft(title=title, kind=kind, happened_on=day, **more), DAY, "Ana")
        workspace.do(operation)
        return operation.id

    return keep


@pytest.fixture
def link(workspace):
    return lambda *ends: workspace.do(AddLink(Edge(*ends)))


@pytest.fixture
def plan(workspace):
    return Retro(new_id(), date(2026, 4, 1), SPRING.first, SPRING.last, "timeline")


def told(plan, **more):
    material = retro_material.material(plan.period)
    form = retro_formats.find(plan.format)
    return pack.markdown(plan, pack.parts(plan, form, material, **more))


def offered(form="timeline", dropped=()):
    material = retro_material.material(SPRING)
    return suggest(retro_formats.find(form), material, dropped)


def test_each_material_becomes_a_card_with_its_evidence(workspace, add, link):
    workspace.do(AddPerson(Person(new_id(), "Ben Ito", "ben", consent=Consent.OMIT)))
    worked = add("Short forms", Kind.EXPERIMENT, status=Status.WORKED)
    mistake = add("Forgot the TTL", Kind.MISTAKE)
    again = add("Forgot it again", Kind.MISTAKE)
    link(again, Relation.REPEATS, mistake)
    old = add("Look first", Kind.LEARNING, date(2025, 1, 1))
    applied = add("Ask early", Kind.LEARNING, date(2025, 2, 1))
    link(applied, Relation.APPLIED_IN, add("We ask in week one"))
    due = add("Alarms", Kind.EXPERIMENT, status=Status.RUNNING, check_on=DAY)
    running = add("One show", Kind.EXPERIMENT, date(2025, 5, 1), status=Status.RUNNING)
    thanks = add("A day", body="thanks @ben for staying late")
    found = {(s.material, s.evidence): s for s in offered()}
    assert set(found) == {
        (Material.WORKED, (worked,)), (Material.MISTAKE, (mistake,)), (Material.REPEAT, (again,)),
        (Material.LEARNING, (old,)), (Material.APPLIED, (applied,)), (Material.DUE, (due,)),
        (Material.EXPERIMENT, (running,)), (Material.THANKS, (thanks,)),
    }  # fmt: skip
    assert found[Material.THANKS, (thanks,)].text == "Thanks to Ben Ito for staying late."
    assert found[Material.LEARNING, (old,)].column == "yellow"
    assert {s.column for s in offered("sailboat")} == {"wind", "anchor", "island"}


def test_a_learning_that_was_applied_before_is_no_material(add, link):
    learning = add("Look first", Kind.LEARNING, date(2025, 1, 1))
    link(learning, Relation.APPLIED_IN, add("We look", day=date(2025, 2, 1)))
    assert offered() == []


def test_what_was_turned_down_does_not_come_back(add):
    add("Forgot the TTL", Kind.MISTAKE)
    (one,) = offered()
    assert offered(dropped=(one.key,)) == []


def test_there_are_never_too_many_of_one_material(add):
    for number in range(MOST + 3):
        add(f"Mistake {number}", Kind.MISTAKE)
    assert [s.text for s in offered()] == [f"Mistake {n}" for n in range(3, MOST + 3)]


def test_what_is_private_never_enters_the_pack(plan, add):
    add("For me alone", Kind.MISTAKE, audience=Audience.ME)
    add("With %%a secret%% and ||Mr Grey||", Kind.MISTAKE)
    add("x", body="thanks @ben for %%the money%% the help")
    text = told(replace(plan, thanks="To %%nobody%% all", notes="||Hush||"))
    for secret in ("me alone", "secret", "Grey", "money", "nobody", "Hush"):
        assert secret not in text
    assert "With and (withheld)" in text


def test_the_pack_says_what_became_of_the_last_actions(workspace, plan, add):
    before = Retro(new_id(), date(2026, 2, 20), DAY, DAY, "timeline")
    workspace.do(Add(RETROS, before))
    add("Forgot", Kind.MISTAKE, date(2026, 2, 10), tags=("dns",))
    add("Forgot", Kind.MISTAKE, date(2026, 3, 10), tags=("dns",))
    add("Forgot", Kind.MISTAKE, date(2026, 3, 11), tags=("dns",))
    for action in (
        Action(new_id(), before.id, "Lower the TTL", "Ben", date(2026, 3, 5), tag="dns"),
        Action(new_id(), before.id, "Ask", state=ActionState.DONE, closed_on=DAY,
               helped=Helped.PARTLY, position=1),
        Action(new_id(), before.id, "Wait", state=ActionState.DROPPED, closed_on=DAY, position=2),
        Action(new_id(), before.id, "Long ago", state=ActionState.DONE,
               closed_on=date(2026, 2, 21), position=3),
    ):  # fmt: skip
        workspace.do(Add(ACTIONS, action))
    text = told(plan)
    assert (
        "- [ ] Lower the TTL · Ben · due 5 March 2026 · mistakes tagged #dns: 1 in the 39 days "
        "before, 2 in the 39 days since\n- [x] Ask · it helped in part\n- [x] Wait · dropped\n"
    ) in text
    assert "Long ago" not in text


def test_the_pack_shows_the_period_with_its_silences(plan, add):
    add("Opened", Kind.MILESTONE, date(2026, 3, 2))
    add("A thought", day=date(2026, 3, 3))
    add("Forgot", Kind.MISTAKE, date(2026, 3, 20), ended_on=date(2026, 3, 29))
    text = told(plan)
    assert "Nobody wrote 4 to 19 March 2026." in text
    assert "- 2 March · milestone · Opened\n- 20 March · mistake · Forgot\n\nAnd one note." in text
    assert "**Mistakes without a learning yet** (1)" in text
    assert "<title" in pack.picture(retro_material.material(SPRING))


def test_a_period_in_which_nothing_was_written_says_so(plan):
    text = told(plan, directive=False)
    assert "Nobody wrote anything in this time." in text
    assert "Regardless" not in text
    assert text.startswith("# Retrospective: March 2026\n")
    assert "*Nothing yet.*" in text


def test_a_retro_that_was_held_shows_its_cards_votes_and_decisions(plan, add):
    add("Not a card", Kind.MISTAKE)
    held = replace(
        plan, title="After the award", participants=("Ana", "Ben"),
        cards=(Card("a", "orange", "The TTL", group="Names", votes=2),
               Card("b", "orange", "The MX", group="Names", votes=1), Card("c", "green", "Cake")),
    )  # fmt: skip
    decided = [Action(new_id(), held.id, "Check weekly", "Ben", tag="dns")]
    text = told(held, decided=decided)
    assert text.startswith(
        "# After the award\n\nHeld on 1 April 2026, 60 minutes. With Ana and Ben."
    )
    assert "- The TTL\n- The MX" in text
    assert "Suggested by" not in text
    assert "- Names · three votes" in text
    assert "- Check weekly · Ben · by the next retro · against mistakes tagged #dns" in text


@pytest.mark.parametrize("period", [
    Period(date(1, 1, 1), date(1, 1, 3)), Period(date(9999, 12, 1), date(9999, 12, 31)),
    Period(date(2024, 2, 29), date(2024, 2, 29)), Period(date(1, 1, 1), date(9999, 12, 31)),
])  # fmt: skip
def test_odd_periods_are_told_sensibly(plan, add, period):
    add("At the edge", Kind.MISTAKE, period.last)
    odd = replace(plan, period_first=period.first, period_last=period.last)
    assert "At the edge" in told(odd)
    assert pack.picture(retro_material.material(period)).startswith("<svg")


def test_the_page_holds_everything_and_fetches_nothing(plan, add):
    add("Forgot <script>alert(1)</script>", Kind.MISTAKE)
    material = retro_material.material(SPRING)
    parts = pack.parts(plan, retro_formats.find("timeline"), material)
    html = page.html(plan, parts, pack.picture(material))
    assert "<script" not in html
    assert html.count("<svg") == 1
    assert "<img" not in html
    assert "src=" not in html
    assert "href=" not in html


@pytest.mark.skipif(CHROMIUM is None, reason="not installed: chromium")
def test_a_browser_shows_the_page_and_asks_for_nothing(plan, add, tmp_path):
    add("Forgot the TTL", Kind.MISTAKE)
    material = retro_material.material(SPRING)
    parts = pack.parts(plan, retro_formats.find("timeline"), material)
    path = tmp_path / "retro.html"
    path.write_text(page.html(plan, parts, pack.picture(material)), "utf-8")
    shot = tmp_path / "retro.png"
    done = subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
         "--disable-background-networking", "--enable-logging=stderr", "--v=0",
         f"--user-data-dir={tmp_path / 'profile'}", "--window-size=800,2000",
         f"--screenshot={shot}", "--dump-dom", path.as_uri()],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert shot.stat().st_size > 10_000
    assert "CONSOLE" not in done.stderr
