"""The numbers of the loop and of a comparison, counted naively: each entry with each link."""

from statistics import median

from journal.domain.board import Column
from journal.domain.comparison import Measure
from journal.domain.entry import Kind, Status
from journal.domain.loop import Leg


def columns(traces, edges, curated):
    """The ids of the entries in each column of the board."""
    journal = traces, edges, curated
    return {
        Column.EXPERIMENTS: {t.id for t in traces if _experiments(t, edges)},
        Column.MISTAKES: {t.id for t in traces if _wrong(t) and not _lessons(t, *journal)},
        Column.LEARNINGS: {t.id for t in traces if _learnt(t, edges) and not _places(t, *journal)},
        Column.APPLIED: {t.id for t in traces if _learnt(t, edges) and _places(t, *journal)},
    }


def days(traces, edges, curated):
    """The median days of each leg."""
    journal = traces, edges, curated
    return {
        Leg.OUTCOME: _median(
            (t.ended_on - t.happened_on).days
            for t in traces
            if t.kind == "experiment" and t.ended_on and t.status in _OVER
        ),
        Leg.LEARNT: _median(
            max(0, (min(_lessons(t, *journal)) - t.happened_on).days)
            for t in traces
            if _wrong(t) and _lessons(t, *journal)
        ),
        Leg.APPLIED: _median(
            max(0, (min(_places(t, *journal)) - t.happened_on).days)
            for t in traces
            if t.kind == "learning" and _places(t, *journal)
        ),
    }


def figures(first, last, traces, edges):
    """The value of each measure in a span of days, and the ids of the entries behind it."""
    counted = {measure: _counted(measure, first, last, traces, edges) for measure in Measure}
    return {
        measure: (_value(measure, rows), {name for names, _ in rows for name in names})
        for measure, rows in counted.items()
    }


_OVER = ("worked", "failed", "mixed", "abandoned")


def _experiments(trace, edges):
    came = any(e.source == trace.id and e.relation in ("led_to", "taught") for e in edges)
    on = any(e.target == trace.id and e.relation in ("iterates", "applied_in") for e in edges)
    return trace.kind == "experiment" and not (trace.status in _OVER and (came or on))


def _wrong(trace):
    return trace.kind == "mistake"


def _lessons(trace, traces, edges, _curated):
    ends = [(e.relation, e.target) for e in edges if e.source == trace.id]
    linked = {name for relation, name in ends if relation in ("taught", "led_to")}
    return [t.happened_on for t in traces if t.id in linked and t.kind == "learning"]


def _places(trace, traces, edges, _curated):
    linked = {e.target for e in edges if e.source == trace.id and e.relation == "applied_in"}
    return [t.happened_on for t in traces if t.id in linked]


def _learnt(trace, edges):
    over = any(e.target == trace.id and e.relation == "supersedes" for e in edges)
    return trace.kind == "learning" and not over


def _median(numbers):
    found = list(numbers)
    return median(found) if found else None


def _value(measure, rows):
    if measure not in (Measure.DAYS_TO_LEARNING, Measure.DAYS_TO_APPLIED):
        return len(rows)
    return median([days for _, days in rows]) if rows else None


def _counted(measure, first, last, traces, edges):
    """What a measure counts: the entries of each, and the days where it is about days."""
    day = {t.id: t.happened_on for t in traces}
    kind = {t.id: t.kind for t in traces}
    if measure in (Measure.DAYS_TO_LEARNING, Measure.DAYS_TO_APPLIED, Measure.LEARNINGS_APPLIED):
        learnt = measure is Measure.DAYS_TO_LEARNING
        relations = ("taught", "led_to") if learnt else ("applied_in",)
        rows = []
        for t in traces:
            ends = [
                (day[e.target], e.target)
                for e in edges
                if e.source == t.id and e.relation in relations
                if not learnt or kind[e.target] == "learning"
            ]
            if t.kind == ("mistake" if learnt else "learning") and ends:
                on, end = min(ends)
                names = (t.id,) if measure is Measure.LEARNINGS_APPLIED else (t.id, end)
                if first <= on <= last:
                    rows.append((names, max(0, (on - t.happened_on).days)))
        return rows
    return [((t.id,), 0) for t in traces if _counts(t, measure, first, last, edges)]


def _counts(t, measure, first, last, edges):
    if measure.value in list(Status):
        end = t.ended_on or t.happened_on
        return t.kind == "experiment" and t.status == measure.value and first <= end <= last
    if not first <= t.happened_on <= last:
        return False
    if measure.value in list(Kind):
        return t.kind == measure.value
    again = any(e.source == t.id and e.relation == "repeats" for e in edges)
    return t.kind == "mistake" and again == (measure is Measure.REPEATED_MISTAKES)
