"""The loop of random journals, as they lie on disk, counted once more."""

from datetime import timedelta
from random import Random

import pytest

from journal.domain.dates import Period
from journal.domain.entry import Draft, Kind, Status
from journal.domain.links import Edge, Relation
from journal.domain.loop import Trace
from journal.ops.entries import AddEntry, TrashEntries
from journal.ops.links import AddLink
from journal.store import loop
from tests.domain import counting
from tests.domain.traces import START

KINDS = (*Kind, Kind.EXPERIMENT, Kind.MISTAKE, Kind.LEARNING, Kind.LEARNING)
RELATIONS = (*Relation, Relation.TAUGHT, Relation.TAUGHT, Relation.APPLIED_IN)


@pytest.fixture(params=range(30))
def journal(request, workspace):
    """Traces and links of a journal in which chains meet and some entries lie in the trash."""
    chance = Random(request.param)
    traces = [_trace(chance) for _ in range(chance.randint(1, 24))]
    additions = [AddEntry(_draft(trace), START, "Ana") for trace in traces]
    for addition in additions:
        workspace.do(addition)
    kept = [t._replace(id=a.id) for t, a in zip(traces, additions, strict=True)]
    ids = [trace.id for trace in kept]
    ends = [chance.sample(ids, 2) for _ in range(chance.randint(0, 60)) if len(ids) > 1]
    edges = {Edge(one, chance.choice(RELATIONS), other) for one, other in ends}
    for edge in sorted(edges):
        workspace.do(AddLink(edge))
    away = set(chance.sample(ids, len(ids) // 8))
    if away:
        workspace.do(TrashEntries(tuple(away)))
    here = [trace for trace in kept if trace.id not in away]
    return chance, here, [e for e in edges if not away & {e.source, e.target}]


def _trace(chance):
    kind, happened = chance.choice(KINDS), START + timedelta(days=chance.randint(0, 400))
    tried = kind is Kind.EXPERIMENT
    later = [happened + timedelta(days=chance.randint(0, 90)), None]
    status = chance.choice([*Status, None]) if tried else None
    check = chance.choice(later) if tried else None
    return Trace("", kind, status, happened, chance.choice(later), check)


def _draft(trace):
    return Draft(
        "Something", kind=trace.kind, status=trace.status, happened_on=trace.happened_on,
        ended_on=trace.ended_on, check_on=trace.check_on,
    )  # fmt: skip


def test_the_board_is_that_of_a_naive_count(journal):
    chance, traces, edges = journal
    board = loop.board(START + timedelta(days=chance.randint(0, 500)))
    shown = {name: {card.id for card in cards} for name, cards in board.columns.items()}
    assert shown == counting.columns(traces, edges, ())
    assert board.days == counting.days(traces, edges, ())


def test_two_periods_side_by_side_are_those_of_a_naive_count(journal):
    chance, traces, edges = journal
    for _ in range(6):
        days = sorted(START + timedelta(days=chance.randint(0, 500)) for _ in range(4))
        periods = Period(*days[:2]), Period(*days[2:])
        for period, found in zip(periods, loop.figures(periods), strict=True):
            counted = {measure: (one.value, set(one.ids)) for measure, one in found.items()}
            assert counted == counting.figures(period.first, period.last, traces, edges)
