"""Between the board and the journal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal.domain.dates import Period, now
from journal.domain.ids import new_id
from journal.domain.reflections import Reflection
from journal.ops.base import Together
from journal.ops.reflections import (
    AddReflection,
    EditReflection,
    RevertReflection,
    TrashReflection,
)
from journal.store import entries, reflections
from journal.ui.reflections import slip, tray
from journal.ui.reflections.evidence import EvidenceController
from journal.ui.reflections.keeper import TEXTS, Keeper
from journal.ui.reflections.view import NO_ENTRIES, NONE_YET, OPEN

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from journal.domain.change import Change
    from journal.ui.bridge import Facts
    from journal.ui.reflections.tray import Tray
    from journal.ui.reflections.view import ReflectionsView
    from journal.ui.tasks import Tasks
    from journal.workspace import Workspace


class ReflectionsController(QObject):
    """Turns what people do on the board into operations, and shows what they made.

    `taken_away` carries a sentence and a function that brings back what was taken.
    """

    failed = Signal(str)
    taken_away = Signal(str, object)

    def __init__(
        self,
        workspace: Workspace,
        view: ReflectionsView,
        tasks: Tasks,
        today: Callable[[], date],
    ) -> None:
        super().__init__(view)
        self._workspace, self._view, self._tasks = workspace, view, tasks
        self._year = today().year
        self._settled = False  # whether the year was chosen, by a person or by what there is
        self._tray = tray.Tray(self._year)
        self._board: list[Reflection] = []
        self.keeper = Keeper(workspace, view.page.typed, self)
        self._evidence = EvidenceController(self.keeper, view.page)
        self._connect()

    @property
    def opened(self) -> str:
        """The id of the open reflection; empty where there is none."""
        return self.keeper.base.id if self.keeper.base else ""

    def follow(self, bridge: Facts) -> None:
        """Follow what changes in the journal."""
        bridge.changed.connect(self._on_changed)

    def load(self) -> None:
        """Show the reflections of the year now, and ask for what is not used yet."""
        self._view.show_year(self._year, self._tray.years)
        self._show_board()
        self._read_tray()

    def flush(self) -> bool:
        """Make the typing safe; tell whether it is."""
        return self.keeper.save()

    def rescue(self) -> bool:
        """Keep typing that cannot be saved where it belongs as a reflection of its own."""
        return self.keeper.save() or bool(self.keeper.keep_both())

    # The board

    def _show_board(self) -> None:
        self._board = reflections.of(Period(*tray.span(self._year)))
        names = {name for reflection in self._board for name in reflection.evidence}
        known = {entry.id: entry for entry in entries.by_ids(sorted(names))}
        numbered = enumerate(self._board, 1)
        self._view.show_claims([slip.of_reflection(r, n, known) for n, r in numbered])
        if self.keeper.unsaved and self.opened:
            self._follow_opened()
        else:
            here = next((r for r in self._board if r.id == self.opened), None)
            self._open(here or next(iter(self._board), None))
        self._show_state()

    def _follow_opened(self) -> None:
        """What is being written stays, whatever became of the reflection."""
        theirs = self.keeper.stored()
        if theirs is not None:  # otherwise what was typed is still in the window
            self.keeper.follow(theirs)
            self._evidence.show()

    def _open(self, reflection: Reflection | None) -> None:
        """Turn to a reflection; the caller has made the typing safe."""
        page, same = self._view.page, reflection is not None and reflection.id == self.opened
        self.keeper.begin(reflection)
        page.dispute.hide()
        if reflection is None:
            return
        page.show_reflection(reflection)
        self._view.claims.choose(reflection.id)
        if not same:
            page.say_state("")
            page.scroll_to_top()
        self._evidence.show()

    def _show_state(self) -> None:
        empty = NONE_YET if self._tray.any_entries or not self._settled else NO_ENTRIES
        self._view.show_state(OPEN if self.opened else empty)

    def _read_tray(self) -> None:
        year = self._year
        self._tasks.run("reflections", lambda: tray.read(year), self._on_tray_read)

    # What people do

    def _connect(self) -> None:
        view, page, keeper = self._view, self._view.page, self.keeper
        view.year_chosen.connect(self._on_year_chosen)
        view.new_requested.connect(self._on_new_requested)
        view.left.connect(self.flush)
        view.tray.entered.connect(self._on_tray_entered)
        view.claims.picked.connect(self._on_picked)
        view.claims.entered.connect(lambda _keys: page.claim.setFocus())
        view.claims.moved.connect(self._on_claim_moved)
        view.claims.removed.connect(lambda keys: self._trash(keys[0]))
        view.claims.dropped.connect(self._on_dropped_on_claim)
        page.edited.connect(keeper.touch)
        page.left.connect(self._on_left)
        page.trash_requested.connect(lambda: self._trash(self.opened))
        page.dispute.mine_chosen.connect(self._on_mine_chosen)
        page.dispute.theirs_chosen.connect(keeper.keep_theirs)
        page.dispute.both_chosen.connect(self._on_both_chosen)
        page.evidence.entered.connect(lambda keys: view.entry_opened.emit(keys[0]))
        self._evidence.taken_away.connect(self.taken_away)
        keeper.saved.connect(self._on_saved)
        keeper.merged.connect(self._on_merged)
        keeper.parted.connect(self._on_parted)
        keeper.refused.connect(lambda error: self.failed.emit(str(error)))

    def _trash(self, reflection_id: str) -> None:
        self.flush()
        old = self.keeper.stored(reflection_id)
        if old is None or not self.keeper.do(TrashReflection(old.id, old.revision)):
            return

        def bring_back() -> None:
            trashed = self.keeper.stored(old.id)
            if trashed is not None and trashed.trashed_at:
                back = replace(trashed, trashed_at=None)
                if self.keeper.do(RevertReflection(trashed, back, self.tr("restore reflection"))):
                    self._show_other(back.id)

        self.taken_away.emit(self.tr("The reflection is in the trash."), bring_back)

    def _show_other(self, reflection_id: str) -> None:
        """Open another reflection of the year."""
        if self.keeper.unsaved and not self.flush():
            self._view.claims.choose(self.opened)
            return
        found = self.keeper.stored(reflection_id)
        if found is not None:
            self._open(found)
            self._show_state()

    def _on_changed(self, change: Change) -> None:
        if change.everything or change.entries:
            self.load()
        elif change.reflections:
            used = {name for reflection in self._board for name in reflection.evidence}
            self._show_board()
            if used != {name for reflection in self._board for name in reflection.evidence}:
                self._read_tray()

    def _on_tray_read(self, found: Tray) -> None:
        if not self._settled and not found.any_entries and not self._board and found.years:
            self._settled, self._year = True, found.years[-1]
            self.load()
            return
        self._settled, self._tray = True, found
        self._view.show_year(found.year, found.years)
        self._view.show_tray(found)
        self._show_state()

    def _on_year_chosen(self, year: int) -> None:
        if self.flush():
            self._year, self._settled = year, True
            self.keeper.begin(None)
            self.load()

    def _on_new_requested(self) -> None:
        if not self.flush():
            return
        first, last = tray.span(self._year)
        position = max((r.position for r in self._board), default=0) + 1
        new = Reflection(
            id=new_id(), claim=self.tr("New reflection"), position=position,
            period_first=first, period_last=last,
        )  # fmt: skip
        if self.keeper.do(AddReflection(new)):
            self._show_other(new.id)
            self._view.page.claim.setFocus()
            self._view.page.claim.selectAll()

    def _on_tray_entered(self, keys: tuple[str, ...]) -> None:
        carried = {s.key: s.entries for s in self._view.tray.slips.slips}
        ids = [name for key in keys for name in carried.get(key, ())]
        if not self.opened:
            self._on_new_requested()
            self._view.tray.setFocus()
        self._evidence.add(ids)

    def _on_picked(self, reflection_id: str) -> None:
        if reflection_id != self.opened:
            self._show_other(reflection_id)

    def _on_claim_moved(self, reflection_id: str, step: int) -> None:
        """Change the order; all of the year are numbered again, as one step of undo."""
        self.flush()
        order = reflections.of(Period(*tray.span(self._year)))
        here = next((n for n, r in enumerate(order) if r.id == reflection_id), -1)
        if here < 0 or not 0 <= here + step < len(order):
            return
        order[here], order[here + step] = order[here + step], order[here]
        first, last = tray.span(self._year)
        numbered = [
            replace(
                r, position=n, period_first=r.period_first or first,
                period_last=r.period_last or last,
            )
            for n, r in enumerate(order, 1)
        ]  # fmt: skip
        edits = [
            EditReflection(new) for new, old in zip(numbered, order, strict=True) if new != old
        ]
        self.keeper.do(Together(tuple(edits), self.tr("order reflections")))
        self._view.claims.choose(reflection_id)

    def _on_dropped_on_claim(self, ids: tuple[str, ...], row: int) -> None:
        self._evidence.add(ids, to=self._view.claims.slips.slips[row].key)

    # What the keeper tells

    def _on_left(self) -> None:
        page, base = self._view.page, self.keeper.base
        if base is not None and not page.claim.text().strip() and not page.claim.hasFocus():
            page.claim.load(base.claim)  # a reflection without a claim is none
        self.flush()

    def _on_saved(self, _reflection: Reflection) -> None:
        self._view.page.dispute.hide()
        self._view.page.say_state(self.tr("Saved %s") % f"{now():%H:%M}")

    def _on_merged(self, reflection: Reflection) -> None:
        self._view.page.dispute.hide()
        self._view.page.show_reflection(reflection)
        self._evidence.show()

    def _on_parted(self) -> None:
        base, theirs = self.keeper.base, self.keeper.theirs
        if base is None or theirs is None:
            return
        mine = self._view.page.typed(base)
        texts = [
            getattr(theirs, name)
            for name in TEXTS
            if getattr(theirs, name) not in (getattr(base, name), getattr(mine, name))
        ]
        words = " … ".join(texts)
        self._view.page.dispute.tell(words, trashed=theirs.trashed_at is not None)

    def _on_mine_chosen(self) -> None:
        if self.keeper.keep_mine():
            self.load()

    def _on_both_chosen(self) -> None:
        own = self.keeper.keep_both()
        if own:
            self._view.page.dispute.hide()
            self._show_board()
            self._show_other(own)
