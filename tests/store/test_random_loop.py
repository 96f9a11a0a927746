"""The loop of random journals, as they lie on disk, counted once more."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.domain.dates import Period
from journal.domain.entry import Draft
from journal.domain.links import Edge
from journal.ops.entries import AddEntry, TrashEntries
from journal.ops.links import AddLink
from journal.store import database, loop
from journal.workspace import Workspace
from tests.domain import counting
from tests.domain.traces import START, days, journals


@pytest.fixture
def keep(tmp_path):
    """Keep traces and links in a new journal; gives them back with the ids that they got."""
    opened = []

    def keeping(traces, edges):
        path = tmp_path / f"{len(opened)}.journal"
        database.create(path)
        opened.append(Workspace(path))
        additions = {t.id: AddEntry(_draft(t), START, "Ana") for t in traces}
        for addition in additions.values():
            opened[-1].do(addition)
        ids = {name: addition.id for name, addition in additions.items()}
        kept = {
            Edge(ids[e.source], e.relation, ids[e.target]) for e in edges if e.source != e.target
        }
        for edge in kept:
            opened[-1].do(AddLink(edge))
        return opened[-1], [t._replace(id=ids[t.id]) for t in traces], kept

    yield keeping
    for workspace in opened:
        workspace.close()


def _draft(trace):
    return Draft(
        trace.id, kind=trace.kind, status=trace.status, happened_on=trace.happened_on,
        ended_on=trace.ended_on, check_on=trace.check_on,
    )  # fmt: skip


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(journals(), days, st.integers(0, 400), st.data())
def test_the_board_and_the_comparison_are_those_of_a_naive_count(keep, journal, day, long, data):
    workspace, traces, edges = keep(*journal[:2])
    away = data.draw(st.sets(st.sampled_from(traces), max_size=3)) if traces else set()
    if away:
        workspace.do(TrashEntries(tuple(t.id for t in away)))
    here = [trace for trace in traces if trace not in away]
    ids = {trace.id for trace in here}
    between = [edge for edge in edges if {edge.source, edge.target} <= ids]

    board = loop.board(day)
    shown = {name: {card.id for card in cards} for name, cards in board.columns.items()}
    assert shown == counting.columns(here, between, ())
    assert board.days == counting.days(here, between, ())

    first = Period(day, day + timedelta(days=long))
    second = Period(first.last + timedelta(days=1), first.last + timedelta(days=long + 1))
    for period, found in zip((first, second), loop.figures((first, second)), strict=True):
        counted = {measure: (one.value, set(one.ids)) for measure, one in found.items()}
        assert counted == counting.figures(period.first, period.last, here, between)
