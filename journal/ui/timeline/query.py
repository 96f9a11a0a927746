"""The search language while it is typed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from journal.domain.entry import Audience, Kind, Status
from journal.domain.filters import HAS, Condition, Filters, parse_query
from journal.errors import JournalError

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(r'(?:[^\s"]|"[^"]*"?)+')
_BEGUN = re.compile(
    r'-?(kind|tag|by|person|project|from|to|status|has|audience):("[^"]*"?|[^"]*)', re.IGNORECASE
)
_WORDS: dict[str, Sequence[str]] = {
    "kind": tuple(Kind), "status": tuple(Status), "audience": tuple(Audience), "has": HAS,
}  # fmt: skip


@lru_cache(maxsize=1)
def read(text: str) -> tuple[Filters, str]:
    """Read what can be read of a query that is being typed.

    Returns:
        The filters that are complete, and a sentence on what is not; empty where all is.
    """
    conditions: list[Condition] = []
    hint = ""
    for token in _TOKEN.findall(text):
        begun = _BEGUN.fullmatch(token)
        if begun and not begun[2].strip('"'):
            hint = _hint(begun[1].lower())
            continue
        try:
            conditions += parse_query(token).conditions
        except JournalError as error:
            hint = _hint(begun[1].lower()) if begun else str(error)
    return Filters(tuple(conditions)), hint


def _hint(operator: str) -> str:
    if operator in _WORDS:
        return f"{operator}: " + ", ".join(_WORDS[operator])
    return {
        "tag": QCoreApplication.translate("Query", "tag: the name of a tag"),
        "by": QCoreApplication.translate("Query", "by: who wrote it"),
        "person": QCoreApplication.translate("Query", "person: who is named in it"),
        "project": QCoreApplication.translate("Query", "project: the name of a project"),
        "from": QCoreApplication.translate("Query", "from: a year, a month or a day, as 2026-11"),
        "to": QCoreApplication.translate("Query", "to: a year, a month or a day, as 2026-11"),
    }[operator]
