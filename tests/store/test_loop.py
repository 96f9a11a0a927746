"""The loop of a real journal, counted again in plain SQL."""

from datetime import date
from statistics import median

import pytest

from journal import assets
from journal.domain.board import Column
from journal.domain.comparison import Measure
from journal.domain.dates import Period, year_of
from journal.domain.entry import Kind
from journal.domain.links import Edge, Relation
from journal.domain.loop import Leg
from journal.exchange import archive
from journal.ops.archive import RestoreArchive
from journal.ops.entries import TrashEntries
from journal.ops.links import AddLink
from journal.store import loop
from journal.store.connection import run
from tests.bench import corpus, scenes

LAST = date(2015, 12, 18)
_BOTH = """FROM entry e JOIN link l ON l.source_key = e.key JOIN entry t ON t.key = l.target_key
    WHERE e.trashed_at IS NULL AND t.trashed_at IS NULL"""
_SUPERSEDED = """EXISTS (SELECT 1 FROM link s JOIN entry n ON n.key = s.source_key
    WHERE s.relation = 'supersedes' AND s.target_key = e.key AND n.trashed_at IS NULL)"""
_DAYS = "max(0, julianday(min(t.happened_on)) - julianday(e.happened_on)) AS days"
_LESSON = f"""SELECT e.key, {_DAYS}, min(t.happened_on) AS day {_BOTH}
    AND e.kind = 'mistake' AND t.kind = 'learning' AND l.relation IN ('taught', 'led_to')
    GROUP BY e.key"""
_PLACE = f"""SELECT e.key, {_DAYS}, min(t.happened_on) AS day, e.id {_BOTH}
    AND e.kind = 'learning' AND l.relation = 'applied_in' GROUP BY e.key"""


@pytest.fixture
def sample(workspace):
    workspace.do(RestoreArchive(archive.read(assets.path("sample"))))
    return workspace


@pytest.fixture
def generated(workspace):
    """A corpus with links as a careful team would make them, and some that make no sense."""
    workspace.close()
    items = list(corpus.generate(600))
    workspace.path.unlink()
    scenes.fill(workspace.path, items)
    opened = type(workspace)(workspace.path)
    relations = list(Relation)
    for number, item in enumerate(items[:-40]):
        step = 1 + number * 7 % 39
        relation = relations[number * 5 % len(relations)]
        if item.kind == "mistake":
            relation = (Relation.TAUGHT, Relation.REPEATS, Relation.LED_TO)[number % 3]
        elif item.kind == "learning":
            relation = (Relation.APPLIED_IN, Relation.SUPERSEDES)[number % 4 == 0]
        opened.do(AddLink(Edge(item.id, relation, items[number + step].id)))
    opened.do(TrashEntries(tuple(item.id for item in items[::9])))
    yield opened
    opened.close()


def rows(sql, *values):
    return run(sql, values).fetchall()


def one_column(sql, *values):
    return {row[0] for row in rows(sql, *values)}


def check_board():
    board = loop.board(LAST)
    found = {column: {card.id for card in cards} for column, cards in board.columns.items()}
    assert found[Column.MISTAKES] == one_column(
        f"""SELECT id FROM entry e WHERE kind = 'mistake' AND trashed_at IS NULL
        AND key NOT IN (SELECT key FROM ({_LESSON}))"""
    )
    assert found[Column.LEARNINGS] == one_column(
        f"""SELECT id FROM entry e WHERE kind = 'learning' AND trashed_at IS NULL
        AND NOT {_SUPERSEDED} AND key NOT IN (SELECT key FROM ({_PLACE}))"""
    )
    assert found[Column.APPLIED] == one_column(
        f"SELECT e.id FROM ({_PLACE}) p JOIN entry e ON e.key = p.key WHERE NOT {_SUPERSEDED}"
    )
    assert found[Column.EXPERIMENTS] == one_column(
        f"""SELECT id FROM entry WHERE kind = 'experiment' AND trashed_at IS NULL
        AND (coalesce(status, 'planned') IN ('planned', 'running') OR key NOT IN (
            SELECT e.key {_BOTH} AND l.relation IN ('taught', 'led_to')
            UNION SELECT t.key {_BOTH} AND l.relation IN ('iterates', 'applied_in')))"""
    )
    assert board.days[Leg.LEARNT] == median(days for _, days, _ in rows(_LESSON))
    assert board.days[Leg.APPLIED] == median(row[1] for row in rows(_PLACE))
    return board


def check_figures(*periods):
    for period, found in zip(periods, loop.figures(periods), strict=True):
        span = period.first.isoformat(), period.last.isoformat()
        here = "trashed_at IS NULL AND happened_on BETWEEN ? AND ?"
        for kind in Kind:
            ids = one_column(f"SELECT id FROM entry WHERE {here} AND kind = '{kind}'", *span)
            assert set(found[Measure(kind.value)].ids) == ids
            assert found[Measure(kind.value)].value == len(ids)
        again = one_column(
            f"""SELECT e.id {_BOTH} AND e.kind = 'mistake' AND l.relation = 'repeats'
            AND e.happened_on BETWEEN ? AND ?""", *span,
        )  # fmt: skip
        assert set(found[Measure.REPEATED_MISTAKES].ids) == again
        assert set(found[Measure.NEW_MISTAKES].ids) == set(found[Measure.MISTAKES].ids) - again
        for outcome in ("worked", "failed", "mixed", "abandoned"):
            assert set(found[Measure(outcome)].ids) == one_column(
                """SELECT id FROM entry WHERE trashed_at IS NULL AND kind = 'experiment'
                AND status = ? AND coalesce(ended_on, happened_on) BETWEEN ? AND ?""",
                outcome, *span,
            )  # fmt: skip
        applied = rows(f"SELECT id, days FROM ({_PLACE}) WHERE day BETWEEN ? AND ?", *span)
        assert set(found[Measure.LEARNINGS_APPLIED].ids) == {row[0] for row in applied}
        days = [row[1] for row in applied]
        assert found[Measure.DAYS_TO_APPLIED].value == (median(days) if days else None)
        days = [
            row[1] for row in rows(f"SELECT * FROM ({_LESSON}) WHERE day BETWEEN ? AND ?", *span)
        ]
        assert found[Measure.DAYS_TO_LEARNING].value == (median(days) if days else None)


def test_the_board_of_the_sample_is_that_of_plain_sql(sample):
    board = check_board()
    over = """SELECT julianday(ended_on) - julianday(happened_on) FROM entry WHERE ended_on IS NOT
        NULL AND kind = 'experiment' AND status NOT IN ('planned', 'running')"""
    assert board.days[Leg.OUTCOME] == median(row[0] for row in rows(over))
    assert [len(cards) for cards in board.columns.values()] == [7, 3, 3, 15]


def test_the_figures_of_the_sample_are_those_of_plain_sql(sample):
    halves = [Period(date(2015, 1, 1), date(2015, 6, 30)), Period(date(2015, 7, 1), LAST)]
    check_figures(year_of(2014), year_of(2015), year_of(2016), *halves)


def test_the_loop_of_a_generated_journal_is_that_of_plain_sql(generated):
    check_board()
    check_figures(year_of(2016), year_of(2019), Period(date(2020, 3, 1), date(2020, 8, 31)))


def test_an_empty_journal_has_an_empty_board(workspace):
    board = loop.board(LAST)
    assert not any(board.columns.values())
    assert set(board.days.values()) == {None}
    (found,) = loop.figures([year_of(2015)])
    assert {figure.value for figure in found.values()} == {0, None}
