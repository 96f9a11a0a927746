"""Facts about the journal as a whole."""

from __future__ import annotations

from journal.store.connection import first_of
from journal.store.safety import seal
from journal.store.tables import FactRow

TEAM = "team"
"""The fact that holds the name of the team."""


def get(name: str) -> str:
    """A fact; empty where it was never said."""
    found = first_of(FactRow.select(FactRow.value).where(FactRow.name == name))
    return str(found[0]) if found else ""


def put(name: str, value: str) -> None:
    """Say a fact; an empty value takes it back."""
    FactRow.delete().where(FactRow.name == name).execute()
    if value:
        FactRow.insert(seal.sealed("fact", {"name": name, "value": value})).execute()
