"""Random journals for the loop, as hypothesis makes them, cycles and doubled links included."""

from datetime import date, timedelta

from hypothesis import strategies as st

from journal.domain.entry import Kind, Status
from journal.domain.links import Edge, Relation
from journal.domain.loop import Trace

START = date(2024, 1, 1)
_DAYS = 900

days = st.integers(0, _DAYS).map(lambda n: START + timedelta(days=n))


@st.composite
def journals(draw):
    """Traces, the links between them, and what is evidence."""
    number = draw(st.integers(0, 14))
    traces = [draw(_trace(f"e{n}")) for n in range(number)]
    names = st.sampled_from([trace.id for trace in traces] or ["none"])
    edge = st.builds(Edge, names, st.sampled_from(Relation), names)
    edges = draw(st.lists(edge, max_size=30)) if traces else []
    return traces, edges, draw(st.sets(names, max_size=4)) if traces else set()


@st.composite
def _trace(draw, name):
    kind, happened = draw(st.sampled_from(Kind)), draw(days)
    tried = kind is Kind.EXPERIMENT
    after = st.none() | st.integers(0, 200).map(lambda n: happened + timedelta(days=n))
    return Trace(
        name,
        kind,
        draw(st.none() | st.sampled_from(Status)) if tried else None,
        happened,
        draw(after),
        draw(after) if tried else None,
    )
