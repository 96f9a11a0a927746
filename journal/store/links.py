"""Links between entries."""

from __future__ import annotations

from journal.domain.links import Edge, Relation
from journal.errors import Refused
from journal.store import rows
from journal.store.connection import run
from journal.store.entry_rows import key_of

_EDGES = """
    SELECT s.id, l.relation, t.id FROM link AS l
    JOIN entry AS s ON s.key = l.source_key JOIN entry AS t ON t.key = l.target_key
"""


def edges() -> list[Edge]:
    """All links between entries that are not in the trash, in the order they were made."""
    kept = "WHERE s.trashed_at IS NULL AND t.trashed_at IS NULL"
    return [_edge(row) for row in run(f"{_EDGES} {kept} ORDER BY l.key").fetchall()]


def of(entry_id: str) -> list[Edge]:
    """The links that start or end at an entry, in the order they were made."""
    ends = "WHERE s.id = ?1 OR t.id = ?1"
    return [_edge(row) for row in run(f"{_EDGES} {ends} ORDER BY l.key", (entry_id,)).fetchall()]


def insert(edge: Edge) -> bool:
    """Keep a link; return whether it was new.

    Raises:
        Refused: It would link an entry with itself.
        UnknownId: One of its ends is not in the journal.
    """
    if edge.source == edge.target:
        raise Refused("An entry cannot be linked with itself.")
    row = {
        "source_key": key_of(edge.source),
        "relation": str(edge.relation),
        "target_key": key_of(edge.target),
    }
    if _find(edge):
        return False
    rows.insert("link", row)
    return True


def delete(edge: Edge) -> bool:
    """Take a link away; return whether it was there."""
    found = _find(edge)
    if found:
        run("DELETE FROM link WHERE key = ?", (found,))
    return found is not None


def _find(edge: Edge) -> int | None:
    found = run(
        "SELECT key FROM link WHERE source_key = ? AND relation = ? AND target_key = ?",
        (key_of(edge.source), str(edge.relation), key_of(edge.target)),
    ).fetchone()
    return int(found[0]) if found else None


def _edge(row: tuple[str, str, str]) -> Edge:
    return Edge(row[0], Relation(row[1]), row[2])
