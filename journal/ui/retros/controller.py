"""Between the room and the journal: every answer in a retro is an operation of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from journal.domain.entry import Draft, Kind, Status
from journal.domain.ids import new_id
from journal.domain.retros import ActionState, Card, Step
from journal.errors import JournalError, UnknownId
from journal.ops.base import Together
from journal.ops.documents import ACTIONS, RETROS, Add, Edit, Trash
from journal.ops.entries import AddEntry
from journal.store.lookback import actions, retros
from journal.text import days
from journal.ui.retros import keeping, writing
from journal.ui.retros import sheet as sheets
from journal.ui.retros.stage import Stage
from journal.ui.retros.view import NONE_YET, OPEN, PLAN

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from journal.domain.change import Change
    from journal.domain.retros import Action, Helped, Retro
    from journal.ops.base import Operation
    from journal.ui.bridge import Facts
    from journal.ui.retros.sheet import Beginning, Sheet
    from journal.ui.retros.view import RetrosView
    from journal.ui.tasks import Tasks
    from journal.ui.theme import Theme
    from journal.workspace import Workspace

_SAVE_AFTER = 500  # milliseconds after the last key


class RetrosController(QObject):
    """Turns what people do into operations, and shows what the journal makes of it."""

    failed = Signal(str)
    noticed = Signal(str)
    taken_away = Signal(str, object)  # a sentence, and what brings it back
    entry_opened = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        view: RetrosView,
        theme: Theme,
        tasks: Tasks,
        author: Callable[[], str],
        today: Callable[[], date],
    ) -> None:
        super().__init__(view)
        self._workspace, self._view, self._theme, self._tasks = workspace, view, theme, tasks
        self._author, self._today = author, today
        self._sheet: Sheet | None = None
        self._stage: Stage | None = None
        self._opened = ""
        self._typed = self._planning = self._stale = False
        self._clock = QTimer(self, singleShot=True, interval=_SAVE_AFTER)
        self._clock.timeout.connect(self.flush)
        self._connect()

    @property
    def retro(self) -> Retro | None:
        """The open retro as it was read last."""
        return self._sheet.retro if self._sheet else None

    def follow(self, bridge: Facts) -> None:
        """Follow what changes in the journal."""
        bridge.changed.connect(self._on_changed)

    def load(self) -> None:
        """Show the retros, and the one that is open; at first the latest one."""
        held = retros.everyone()
        known = [retro.id for retro in held]
        if self._opened not in known:
            if self._kept_typing():
                return  # the change is told, and everything is shown again
            self._opened = known[0] if known else ""
        self._view.show_held(held, self._opened)
        if self._planning:
            return
        if self._opened:
            self._read()
        else:
            self._view.show_state(NONE_YET)

    def open(self, retro_id: str) -> None:
        """Show a retro."""
        if self.flush():
            self._opened, self._planning = retro_id, False
            self.load()

    def flush(self) -> bool:
        """Make the thanks and notes safe; tell whether they are."""
        self._clock.stop()
        if not self._typed or self._sheet is None:
            return True
        retro, mine = self._sheet.retro, self._view.page.closing.texts()
        try:
            theirs = retros.get(retro.id)
        except UnknownId:
            return self._kept_typing()
        except JournalError as error:
            self.failed.emit(str(error))
            return False
        self._typed = False
        texts, both = keeping.joined(retro, mine, theirs)
        self._sheet = replace(self._sheet, retro=theirs)
        if texts != (theirs.thanks, theirs.notes) and not self._edit(
            thanks=texts[0], notes=texts[1]
        ):
            self._sheet, self._typed = replace(self._sheet, retro=retro), True
            return False
        self._view.page.closing.show_texts(*texts)
        self._tell(both)
        return True

    def plan(self) -> None:
        """Plan a new retro."""
        today = self._today()

        def show(beginning: Beginning) -> None:
            self._planning = True
            self._view.form.show_beginning(beginning, today)
            self._view.show_state(PLAN)
            self._view.form.focus_first()

        self._tasks.run("retro plan", lambda: sheets.beginning(today), show)
        self._tasks.run("days", days.prepare, lambda _: None, reads=False)

    def _connect(self) -> None:
        view, page = self._view, self._view.page
        view.new_requested.connect(self.plan)
        view.opened.connect(self.open)
        view.retry_requested.connect(self.load)
        view.folder_chosen.connect(self._on_folder_chosen)
        view.left.connect(self.flush)
        view.form.begun.connect(self._on_begun)
        view.form.cancelled.connect(self._on_cancelled)
        page.step_chosen.connect(self._on_step_chosen)
        page.stage_requested.connect(self._on_stage_requested)
        page.copy_requested.connect(self.copy)
        page.write_requested.connect(self._on_write_requested)
        page.trash_requested.connect(self._on_trash_requested)
        page.follow_up.closed.connect(self._on_action_closed)
        page.follow_up.judged.connect(self._on_action_judged)
        page.cards.taken.connect(self._on_taken)
        page.cards.dropped.connect(self._on_dropped)
        page.cards.removed.connect(self._on_removed)
        page.cards.opened.connect(self._on_card_opened)
        page.cards.written.connect(self._on_written)
        page.votes.voted.connect(self._on_voted)
        page.votes.piled.connect(self._on_piled)
        page.decisions.decided.connect(self._on_decided)
        page.decisions.removed.connect(self._on_action_removed)
        page.closing.edited.connect(self._on_edited)
        page.closing.left.connect(self.flush)

    # Showing

    def _read(self) -> None:
        opened = self._opened
        known = self._sheet.material if self._sheet and not self._stale else None

        def read() -> Sheet | str:
            try:
                return sheets.read(opened, known)
            except JournalError as error:
                return str(error)

        def done(found: Sheet | str) -> None:
            self._stale = self._stale and known is not None
            self._on_read(found)

        self._tasks.run("retro", read, done)

    def _on_read(self, found: Sheet | str) -> None:
        if isinstance(found, str):
            self._view.say_trouble(found)
            return
        before = self._sheet.retro if self._sheet else found.retro
        same = self._sheet is not None and before.id == found.retro.id
        shown = self._view.page.step
        self._sheet = found
        if self._typed and same:  # what is being typed stays
            texts, both = keeping.joined(before, self._view.page.closing.texts(), found.retro)
            found = replace(found, retro=replace(found.retro, thanks=texts[0], notes=texts[1]))
            self._clock.start()
            self._tell(both)
        self._view.page.show_sheet(found, self._today())
        if same and found.retro.step is Step.DONE:
            self._view.page.show_step(shown)
        self._view.show_state(OPEN)
        self._tasks.run("days", days.prepare, lambda _: None, reads=False)
        if self._stage:
            self._stage.show_sheet(found, self._view.page.step)

    def _on_changed(self, change: Change) -> None:
        others = change.everything or bool(change.entries or change.people or change.reflections)
        self._stale = self._stale or others  # what the retro looks at, and not only the retro
        if others or change.retros or change.actions:
            self.load()

    # The plan

    def _on_begun(self, retro: Retro) -> None:
        opened, self._opened, self._planning = self._opened, retro.id, False
        if not self._do(Add(RETROS, replace(retro, held_on=self._today()))):
            self._opened, self._planning = opened, True

    def _on_cancelled(self) -> None:
        self._planning = False
        self._view.show_state(OPEN if self._opened else NONE_YET)
        self.load()

    # The steps

    def _on_step_chosen(self, step: Step) -> None:
        retro = self.retro
        if retro is None or not self.flush():
            return
        if retro.step is Step.DONE and step is not Step.DONE:
            self._view.page.show_step(step)  # looking back at a retro changes nothing
        elif step is not retro.step and self._edit(step=step) and step is Step.DONE:
            self.noticed.emit(self.tr("The retro is kept, and its actions stand in Today."))
        if self._stage and self._sheet and step is not Step.DONE:
            self._stage.show_sheet(self._sheet, step)

    def _on_action_closed(self, action_id: str, state: ActionState) -> None:
        action = actions.get(action_id)
        closed = state is not ActionState.OPEN
        new = action.closed(state, self._today()) if closed else action.reopened()
        self._do(Edit(ACTIONS, new))

    def _on_action_judged(self, action_id: str, helped: Helped | None) -> None:
        self._do(Edit(ACTIONS, replace(actions.get(action_id), helped=helped)))

    def _on_taken(self, key: str) -> None:
        one = next((s for s in self._sheet.offered if s.key == key), None) if self._sheet else None
        if one and self.retro:
            card = Card(one.key, one.column, one.text, one.evidence)
            self._edit(cards=(*self.retro.cards, card))

    def _on_dropped(self, key: str) -> None:
        if self.retro:
            self._edit(dropped=(*self.retro.dropped, key))

    def _on_removed(self, card_id: str) -> None:
        if self.retro:
            self._edit(cards=tuple(card for card in self.retro.cards if card.id != card_id))

    def _on_card_opened(self, card_id: str) -> None:
        cards = self.retro.cards if self.retro else ()
        evidence = next((card.evidence for card in cards if card.id == card_id), ())
        for entry_id in evidence[:1]:
            self.entry_opened.emit(entry_id)

    def _on_written(self, column: str, text: str) -> None:
        card = Card(new_id(), column, text)
        if self.retro and self._edit(cards=(*self.retro.cards, card)):
            self._view.page.cards.kept(column)

    def _on_voted(self, ids: tuple[str, ...], step: int) -> None:
        self._edit_cards(ids, lambda card: replace(card, votes=max(0, card.votes + step)))

    def _on_piled(self, ids: tuple[str, ...], name: str) -> None:
        self._edit_cards(ids, lambda card: replace(card, group=name))

    def _on_decided(self, action: Action, expectation: str) -> None:
        if self.retro is None:
            return
        steps: list[Operation] = []
        action = replace(action, id=new_id(), retro=self.retro.id)
        if expectation:
            draft = Draft(
                action.text, kind=Kind.EXPERIMENT, status=Status.PLANNED, expectation=expectation,
                check_on=action.due_on, tags=(action.tag,) if action.tag else (),
            )  # fmt: skip
            trial = AddEntry(draft, self._today(), self._author())
            steps.append(trial)
            action = replace(action, experiment=trial.id)
        steps.append(Add(ACTIONS, action))
        if self._do(Together(tuple(steps), "add action")):
            self._view.page.decisions.kept()

    def _on_action_removed(self, action_id: str) -> None:
        action = actions.get(action_id)
        if self._do(Trash(ACTIONS, action.id, action.revision)):
            self.taken_away.emit(self.tr("“%s” was taken back.") % action.text, self._undo)

    def _on_edited(self) -> None:
        self._typed = True
        self._clock.start()

    # What becomes of it

    def copy(self) -> None:
        """Put the part of the present step on the clipboard, if there is any yet."""
        if self._sheet is None:
            return
        step = self._view.page.step
        parts = [part.markdown for part in self._sheet.parts if part.step is step]
        if not parts:
            self.noticed.emit(self.tr("There is nothing to copy in this step yet."))
            return
        QGuiApplication.clipboard().setText("\n".join(parts))
        self.noticed.emit(self.tr("This step is on the clipboard as Markdown."))

    def _on_stage_requested(self) -> None:
        if self._sheet is None:
            return
        stage = self._stage = Stage(self._theme, self._view)
        stage.step_chosen.connect(self._on_step_chosen)
        stage.closed.connect(self._on_stage_closed)
        stage.show_sheet(self._sheet, self._view.page.step)
        stage.showFullScreen()
        stage.start()

    def _on_stage_closed(self) -> None:
        if self._stage:
            self._stage.deleteLater()
            self._stage = None

    def _on_write_requested(self) -> None:
        if self.retro and self.flush():
            documents = QStandardPaths.StandardLocation.DocumentsLocation
            parent = Path(QStandardPaths.writableLocation(documents))
            self._view.ask_folder(str(parent / f"retro-{self.retro.held_on}"))

    def _on_folder_chosen(self, folder: str) -> None:
        sheet, target = self._sheet, Path(folder)
        if sheet is None:
            return

        def done(refusal: str) -> None:
            if refusal:
                self.failed.emit(refusal)
            else:
                self.noticed.emit(self.tr("The pack was written to %s.") % target)

        def write() -> str:
            try:
                writing.write(sheet, target)
            except JournalError as error:
                return str(error)
            return ""

        self._tasks.run("retro write", write, done, reads=False)

    def _on_trash_requested(self) -> None:
        retro = self.retro if self.flush() else None
        if retro and self._do(Trash(RETROS, retro.id, retro.revision)):
            words = self.tr("“%s” was moved to the trash.") % retro.heading
            self.taken_away.emit(words, self._undo)

    # Writing

    def _kept_typing(self) -> bool:
        """Whether the open retro is there again because something is being typed in it."""
        sheet = self._sheet
        if sheet is None or sheet.retro.id != self._opened:
            return False
        if not (self._typed or self._view.page.pending):
            return False
        texts = self._view.page.closing.texts() if self._typed else None
        self._typed = False  # the change is told before the next line
        try:
            again = keeping.keep(self._workspace, sheet, texts)
        except JournalError as error:
            self._typed = texts is not None
            self.failed.emit(str(error))
            return False
        if not (again or texts):
            return False
        words = self.tr("“%s” is in the trash. What you were writing is kept in it.")
        if again:
            words = self.tr(
                "Another file took the place of the journal. “%s” was not in it: it was added "
                "again, since you are writing in it."
            )
        words %= sheet.retro.heading
        # After what the window itself says of the other file:
        QTimer.singleShot(0, self, lambda: self.noticed.emit(words))
        return again

    def _tell(self, both: bool) -> None:
        if both:
            words = self.tr("Somebody else wrote here too: their words stand above yours.")
            self.noticed.emit(words)

    def _undo(self) -> None:
        try:
            self._workspace.undo()
        except JournalError as error:
            self.failed.emit(str(error))

    def _edit_cards(self, ids: tuple[str, ...], change: Callable[[Card], Card]) -> None:
        if self.retro:
            cards = self.retro.cards
            self._edit(cards=tuple(change(card) if card.id in ids else card for card in cards))

    def _edit(self, **fields: object) -> bool:
        """Change the open retro, and know its new state at once: the next answer builds on it."""
        if self._sheet is None:
            return False
        retro = replace(self._sheet.retro, **fields)  # type: ignore[arg-type]
        if not self._do(Edit(RETROS, retro)):
            return False
        self._sheet = replace(self._sheet, retro=retros.get(retro.id))
        return True

    def _do(self, operation: Operation) -> bool:
        try:
            self._workspace.do(operation)
        except JournalError as error:
            self.failed.emit(str(error))
            return False
        return True
