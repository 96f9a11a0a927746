"""Everything that is known of an entry, under its title; each thing is changed where it stands."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from journal.domain.entry import Draft, Kind
from journal.ui.entry.chips import Chips, NameFact
from journal.ui.entry.editor import MARGIN
from journal.ui.entry.facts import (
    INSET,
    AudienceButton,
    DayButton,
    FactButton,
    KindButton,
    StatusButton,
)
from journal.ui.widgets import days
from journal.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from datetime import date

    from journal.ui.entry.names import Names
    from journal.ui.theme import Theme


_SEVERAL = ("people", "tags")  # one can always be added


class Particulars(QWidget):
    """The facts of a `Draft`; it says what people make of them and changes nothing itself.

    What most entries do without is put on by one button, and seen where there is something.
    """

    chosen = Signal(str, object)  # the name of a field of `Draft`, and its new value

    def __init__(self, theme: Theme, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr = self.tr
        self._shown: tuple[Draft, date, str] | None = None
        self.kind, self.status = KindButton(theme), StatusButton(theme)
        self.day = DayButton(theme)
        self.ended = DayButton(theme, tr("Last day"), tr("No last day"))
        self.check = DayButton(theme, tr("Check back"), tr("Check back on…"))
        self.author = NameFact(theme, "user", (tr("Author"), tr("Add an author")), names.people)
        self.project = NameFact(
            theme, "folder", (tr("Project"), tr("Add a project")), names.projects, folds=True
        )
        self.expectation = NameFact(
            theme,
            "arrow-right",
            (tr("We expect"), tr("What do you expect?")),
            wide=300,
            lead=tr("Expected: %s"),
        )
        self.audience = AudienceButton(theme)
        self.people = Chips(theme, ("people", tr("Add people"), ""), names.people, self, folds=True)
        self.tags = Chips(theme, ("tag", tr("Add tags"), "#"), names.tags, self)
        self.more = FactButton(theme, "plus")
        self.more.setAccessibleName(tr("Add a project, people, tags or a last day"))
        self.more.setToolTip(self.more.accessibleName())
        self.more.setMenu(self._make_menu())
        self._flow = FlowLayout(self, 4)
        self._flow.setContentsMargins(MARGIN - INSET, 10, MARGIN, 0)
        self._arrange()
        self._connect()

    def show_draft(self, draft: Draft, day: date, time: str) -> None:
        """Show the facts of another draft.

        Args:
            draft: What is known.
            day: When it happened.
            time: When it was written (`09:41`), or empty.
        """
        facts = replace(draft, title="", body=""), day, time
        if facts == self._shown:  # a save of the text changes none of them
            return
        self._shown = facts
        experiment = draft.kind is Kind.EXPERIMENT
        self.kind.show_kind(draft.kind)
        self.status.show_status(draft.status)
        when = days.words(day)
        self.day.show_day(day, f"{when}, {time}" if time else when)
        ended = draft.ended_on
        self.ended.show_day(ended, self.tr("to %s") % days.words(ended) if ended else "", day)
        check = draft.check_on
        self.check.show_day(
            check, self.tr("Check back on %s") % days.words(check) if check else "", day
        )
        self.author.show_value(draft.author)
        self.project.show_value(draft.project)
        self.expectation.show_value(draft.expectation, 120)
        self.audience.show_audience(draft.audience)
        self.people.show_names(draft.people)
        self.tags.show_names(draft.tags)
        self.status.setVisible(experiment)
        self.expectation.setVisible(experiment or bool(draft.expectation))
        self.check.setVisible(experiment or check is not None)
        self.ended.setVisible(ended is not None)
        for name, way in self._ways.items():
            way.setVisible(name in _SEVERAL or not getattr(draft, name))
        self.more.setText("" if draft.tags else self.tr("Add"))
        layout = self.layout()
        if layout is not None:
            layout.activate()

    def _arrange(self) -> None:
        """Lay everything out anew, each thing where it is read, and in this order for Tab."""
        while self._flow.takeAt(0) is not None:
            pass
        parts = [
            self.kind, self.status, self.day, self.ended, self.author, self.project,
            self.audience, *self.people.parts, *self.tags.parts, self.expectation, self.check,
            self.more,
        ]  # fmt: skip
        for part in parts:
            self._flow.addWidget(part)
        for first, second in pairwise(parts):
            QWidget.setTabOrder(first, second)
        for chip in (*self.people.parts[1:-1], *self.tags.parts[1:-1]):
            chip.show()
        self._flow.invalidate()
        self.updateGeometry()

    def _connect(self) -> None:
        for name, part in (
            ("kind", self.kind), ("status", self.status), ("happened_on", self.day),
            ("ended_on", self.ended), ("check_on", self.check), ("audience", self.audience),
        ):  # fmt: skip
            part.chosen.connect(lambda value, name=name: self.chosen.emit(name, value))
        for field, holder in (
            ("author", self.author), ("project", self.project),
            ("expectation", self.expectation), ("people", self.people), ("tags", self.tags),
        ):  # fmt: skip
            holder.changed.connect(lambda value, name=field: self.chosen.emit(name, value))
        for chips in (self.people, self.tags):
            chips.rearranged.connect(self._arrange)
        for holder in (self.project, self.people):
            holder.folded.connect(self.more.setFocus)

    def _make_menu(self) -> QMenu:
        """What can be put on; what there is already is changed where it stands."""
        menu = QMenu(self)
        self._ways = {
            "project": menu.addAction(self.tr("Project…"), self.project.write),
            "people": menu.addAction(self.tr("People…"), self.people.write),
            "tags": menu.addAction(self.tr("Tags…"), self.tags.write),
            "ended_on": menu.addAction(self.tr("Last day…"), lambda: self.ended.open_at(self.more)),
        }
        return menu
