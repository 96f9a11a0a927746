"""Between the labels that are seen and the journal: renaming, merging, taking away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from journal.domain.filters import Condition, Filters, parse_query, write
from journal.domain.people import fold
from journal.errors import JournalError
from journal.store import entries, labels
from journal.ui.labels.sorts import PROJECT, SEARCH, TAG
from journal.ui.searches import SavedSearch, SavedSearches

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from journal.domain.change import Change
    from journal.ui.changes import Changes
    from journal.ui.labels.popup import RenamePopup
    from journal.ui.tasks import Tasks
    from journal.ui.theme import Theme


class LabelsController(QObject):
    """Does what is wished for a tag, a project or a saved search.

    Args:
        author: Who makes the change.
        flush: Makes what is being typed safe first; tells whether it is.
        place: Gives the widget at which to ask something about labels of a sort.
    """

    renamed = Signal(str)  # a sentence; one undo of the journal takes it back
    taken_away = Signal(str, object)  # a sentence, and what brings it back
    noticed = Signal(str)
    failed = Signal(str)
    query_requested = Signal(str)
    moved = Signal(str, str, str)  # a sort, a name that is gone, and the one in its place
    searches_changed = Signal()

    def __init__(
        self,
        changes: Changes,
        theme: Theme,
        tasks: Tasks,
        author: Callable[[], str],
        flush: Callable[[], bool],
        place: Callable[[str], QWidget],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._changes, self._theme, self._tasks = changes, theme, tasks
        self._author, self._flush, self._place = author, flush, place
        self._searches = SavedSearches(self)
        self._searches.changed.connect(self.searches_changed)

    # What the table of commands names

    def rename_tag(self) -> None:
        """Choose a tag and give it another name."""
        self._choose(TAG, lambda name: self.rename(TAG, name))

    def rename_project(self) -> None:
        """Choose a project and give it another name."""
        self._choose(PROJECT, lambda name: self.rename(PROJECT, name))

    def rename_search(self) -> None:
        """Choose a saved search and give it another name."""
        self._choose(SEARCH, lambda name: self.rename(SEARCH, name))

    def delete_search(self) -> None:
        """Choose a saved search and forget it."""
        self._choose(SEARCH, self.delete)

    # What the labels themselves ask for

    def show_all(self, sort: str) -> None:
        """Choose any label of a sort and look for its entries."""
        self._choose(sort, lambda name: self._look_for(sort, name))

    def rename(self, sort: str, name: str) -> RenamePopup:
        """Ask for another name of a label."""
        from journal.ui.labels.popup import RenamePopup

        words = {
            TAG: self.tr("Rename the tag “%s”"),
            PROJECT: self.tr("Rename the project “%s”"),
            SEARCH: self.tr("Rename the saved search “%s”"),
        }[sort]
        place = self._place(sort)
        popup = RenamePopup(self._theme, words % name, name, place)
        popup.named.connect(lambda other: self._on_named(popup, sort, name, other))
        popup.open_at(place)
        return popup

    def delete(self, name: str) -> None:
        """Forget a saved search, with the way back offered at once."""
        try:
            before = self._searches.all()
            self._searches.remove(name)
        except JournalError as error:
            self.failed.emit(str(error))
        else:
            words = self.tr("The saved search “%s” is gone.") % name
            self.taken_away.emit(words, lambda: self._bring_back(before))

    def _choose(self, sort: str, then: Callable[[str], object]) -> None:
        """Offer all labels of a sort; there may be thousands, so they are read elsewhere."""
        self._tasks.run(
            "labels to choose",
            lambda: known(sort),
            lambda found: self._offer(sort, found, then),
        )

    def _offer(
        self, sort: str, found: list[tuple[str, str]], then: Callable[[str], object]
    ) -> None:
        from journal.ui.widgets.picker import Picker

        if not found:
            words = {
                TAG: self.tr("There is no tag yet."),
                PROJECT: self.tr("There is no project yet."),
                SEARCH: self.tr("There is no saved search yet."),
            }
            self.noticed.emit(words[sort])
            return
        titles = {TAG: self.tr("Tag"), PROJECT: self.tr("Project"), SEARCH: self.tr("Search")}
        place = self._place(sort)
        picker = Picker(self._theme, titles[sort], found, "", place)
        picker.picked.connect(then)
        picker.open_at(place)

    def _look_for(self, sort: str, name: str) -> None:
        if sort != SEARCH:
            self.query_requested.emit(write([Condition(sort, name)]))
            return
        try:
            queries = {search.name: search.query for search in self._searches.all()}
        except JournalError as error:
            self.failed.emit(str(error))
        else:
            self.query_requested.emit(queries[name])

    def _on_named(self, popup: RenamePopup, sort: str, name: str, typed: str) -> None:
        other = " ".join(typed.split()).removeprefix("#" if sort == TAG else "")
        if other == name:
            popup.close()
            return
        try:
            many = 0 if sort == SEARCH or fold(other) == fold(name) else _count(sort, other)
        except JournalError as error:
            popup.refuse(str(error))
            return
        if many:
            self._ask(popup, sort, (name, other), many)
        else:
            self._rename(popup, sort, name, other)

    def _ask(self, popup: RenamePopup, sort: str, names: tuple[str, str], many: int) -> None:
        """Ask once whether two labels are to become one."""
        here = _count(sort, names[0])
        words = self.tr("“%2” is there already, in %n entries.", "", many)
        if many == 1:
            words = self.tr("“%2” is there already, in 1 entry.")
        rest = self.tr("Merge the %n entries of “%1” into it?", "", here)
        if here == 1:
            rest = self.tr("Merge the 1 entry of “%1” into it?")
        question = f"{words} {rest}".replace("%1", names[0]).replace("%2", names[1])
        popup.ask(question, self.tr("Merge"), lambda: self._rename(popup, sort, *names))

    def _rename(self, popup: RenamePopup, sort: str, name: str, other: str) -> None:
        """Give a label another name, or say in the popup why it cannot be called so."""
        if sort == SEARCH:
            self._rename_search(popup, name, other)
        elif not self._flush():
            popup.close()  # the window says what keeps the typing from being saved
        else:
            from journal.ops.labels import RenameProject, RenameTag  # with the text: not at start

            number = _count(sort, name)
            rename = RenameTag if sort == TAG else RenameProject

            def done(_change: Change) -> None:
                if isValid(popup):
                    popup.close()
                self.moved.emit(sort, name, other)
                self.renamed.emit(self._said(sort, name, other, number))

            def refuse(sentence: str) -> None:
                # A change of many entries opens a dialog, which ends every popup.
                (popup.refuse if isValid(popup) else self.failed.emit)(sentence)

            self._changes.do(rename(name, other, self._author()), done, refuse)

    def _rename_search(self, popup: RenamePopup, name: str, other: str) -> None:
        try:
            self._searches.rename(name, other)
        except JournalError as error:
            popup.refuse(str(error))
        else:
            popup.close()

    def _said(self, sort: str, name: str, other: str, number: int) -> str:
        """What to say when a label of so many entries has another name."""
        words = self.tr("“%1” is “%2” now, in %n entries.", "", number)
        if number == 1:
            words = self.tr("“%1” is “%2” now, in 1 entry.")
        if self._looked_for(sort, name):
            words = f"{words} {self.tr('A saved search still looks for “%1”.')}"
        return words.replace("%1", name).replace("%2", other)

    def _looked_for(self, sort: str, name: str) -> bool:
        """Whether a saved search looks for a label."""
        try:
            found = [parse_query(s.query).conditions for s in self._searches.all()]
        except JournalError:
            return False  # the timeline tells what is wrong with them
        return any(c.operator == sort and fold(c.value) == fold(name) for cs in found for c in cs)

    def _bring_back(self, before: tuple[SavedSearch, ...]) -> None:
        try:
            self._searches.keep(before)
        except JournalError as error:
            self.failed.emit(str(error))


def known(sort: str) -> list[tuple[str, str]]:
    """All labels of a sort, the most used first, each with the number of its entries."""
    if sort == SEARCH:
        return [(search.name, "") for search in SavedSearches().all()]
    found = labels.tags() if sort == TAG else labels.projects()
    return [(name, str(number)) for name, number in found]


def _count(sort: str, name: str) -> int:
    """How many entries a tag or a project has."""
    return entries.count(Filters((Condition(sort, name),)))
