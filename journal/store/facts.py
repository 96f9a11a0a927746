"""Facts about the journal as a whole."""

from __future__ import annotations

from journal.store import seal
from journal.store.connection import run

TEAM = "team"
"""The fact that holds the name of the team."""


def get(name: str) -> str:
    """A fact; empty where it was never said."""
    found = run("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
    return str(found[0]) if found else ""


def put(name: str, value: str) -> None:
    """Say a fact; an empty value takes it back."""
    run("DELETE FROM fact WHERE name = ?", (name,))
    if value:
        row = seal.sealed("fact", {"name": name, "value": value})
        run("INSERT INTO fact (name, value, digest) VALUES (?, ?, ?)", tuple(row.values()))
