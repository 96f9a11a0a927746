"""The evidence of the open reflection: putting in, ordering, taking out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal.domain.links import Relation
from journal.ops.reflections import EditReflection
from journal.store import entries
from journal.ui.reflections import first_draft, meter, slip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journal.domain.entry import Entry
    from journal.domain.reflections import Reflection
    from journal.ui.reflections.keeper import Keeper
    from journal.ui.reflections.page import Page


class EvidenceController(QObject):
    """Every change is one operation of its own.

    `taken_away` carries a sentence and a function that brings back what was taken.
    """

    taken_away = Signal(str, object)

    def __init__(self, keeper: Keeper, page: Page) -> None:
        super().__init__(page)
        self._keeper, self._page = keeper, page
        page.dropped.connect(self.add)
        page.evidence.dropped.connect(self.add)
        page.evidence.moved.connect(self._on_evidence_moved)
        page.evidence.removed.connect(self._on_evidence_removed)

    def show(self) -> None:
        """Show the evidence as the journal has it, and what it offers the empty beats."""
        reflection = self._keeper.stored()
        if reflection is None:
            return
        found = entries.by_ids(reflection.evidence)
        slips = [slip.of_entry(entry) for entry in found]
        drafts = first_draft.drafts(found, _applied(found))
        self._page.show_evidence(slips, meter.evidence(found), drafts)

    def _set_evidence(self, reflection: Reflection, evidence: Sequence[str], label: str) -> bool:
        changed = replace(reflection, evidence=tuple(dict.fromkeys(evidence)))
        if changed.evidence == reflection.evidence:
            return True
        return self._keeper.do(EditReflection(changed, label))

    def add(self, ids: Sequence[str], at: int | None = None, to: str = "") -> None:
        """Put entries into the evidence of a reflection (the open one), before a place (the end).

        Entries that are there already move to that place.
        """
        self._keeper.save()
        reflection = self._keeper.stored(to)
        known = [entry.id for entry in entries.by_ids(ids)]
        if reflection is None or not known:
            return
        old = reflection.evidence
        place = len(old) if at is None else at
        before = [name for name in old[:place] if name not in known]
        after = [name for name in old[place:] if name not in known]
        if self._set_evidence(reflection, [*before, *known, *after], self.tr("add evidence")):
            self._page.evidence.choose(known[-1])

    def _on_evidence_moved(self, entry_id: str, step: int) -> None:
        self._keeper.save()
        reflection = self._keeper.stored()
        order = list(reflection.evidence) if reflection else []
        here = order.index(entry_id) if entry_id in order else -1
        if reflection is None or here < 0 or not 0 <= here + step < len(order):
            return
        order[here], order[here + step] = order[here + step], order[here]
        self._set_evidence(reflection, order, self.tr("order evidence"))
        self._page.evidence.choose(entry_id)

    def _on_evidence_removed(self, ids: tuple[str, ...]) -> None:
        self._keeper.save()
        old = self._keeper.stored()
        left = [name for name in old.evidence if name not in ids] if old else []
        if old is None or not self._set_evidence(old, left, self.tr("remove evidence")):
            return

        def bring_back() -> None:
            self._keeper.save()
            present = self._keeper.stored(old.id)
            if present is not None:
                again = [n for n in old.evidence if n in ids or n in present.evidence]
                new = [n for n in present.evidence if n not in again]
                self._set_evidence(present, [*again, *new], self.tr("add evidence"))

        words = self.tr("1 entry is no longer evidence.")
        if len(ids) > 1:
            words = self.tr("%n entries are no longer evidence.", "", len(ids))
        self.taken_away.emit(words, bring_back)


def _applied(evidence: Sequence[Entry]) -> list[Entry]:
    """The entries in which learnings of the evidence were applied."""
    found = [
        link.target
        for entry in evidence
        for link in entry.links
        if link.relation is Relation.APPLIED_IN
    ]
    return entries.by_ids(list(dict.fromkeys(found)))
