"""Beside the post: what may be done with it, what stops it, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journal.ui.review.taking import NUMBERS, PDF
from journal.ui.widgets.buttons import TextButton

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journal.publish.safety.preflight import Finding
    from journal.ui.review.composition import Composition
    from journal.ui.theme import Theme

_MOST = 20  # cards; whoever has more changes the entries rather than allows each
_LONGEST = 200  # characters of a reason
_LINK = 7  # pixels by which the words of a link button stand in from its edge


class ReportPanel(QScrollArea):
    """The column beside the post. It emits wishes; `show_report` says what came of them.

    `allow_requested` and `refuse_requested` carry a waiver (`RULE:WHAT`), the former a reason too.
    """

    write_requested = Signal()
    copy_requested = Signal()
    rich_requested = Signal()
    file_requested = Signal(str)
    folder_requested = Signal()
    allow_requested = Signal(str, str)
    refuse_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("report")
        self._theme = theme
        self._known: object = None
        self._shown: Composition | None = None
        self.reasons: list[QLineEdit] = []
        """Where it is said why something may stay."""
        self.offers: list[TextButton] = []
        """The buttons that allow something, or take that back."""
        self.write = TextButton(theme, self.tr("Write the post…"), "primary", "note")
        self.write.setToolTip(self.tr("Write the post and its pictures into a new folder"))
        self.pdf = TextButton(theme, self.tr("Save as PDF…"), "", "note")
        self.numbers = TextButton(theme, self.tr("Save the numbers…"), "", "compare")
        self.numbers.setToolTip(self.tr("Every number as CSV, with the entries behind it"))
        self.copy = TextButton(theme, self.tr("Copy as Markdown"), "", "copy")
        self.rich = TextButton(theme, self.tr("Copy as rich text"), "", "copy")
        self.rich.setToolTip(self.tr("For a text program or a mail, with its pictures"))
        self.folder = TextButton(theme, self.tr("Open the folder"), "", "folder")
        self.folder.hide()
        self._counts, self._list = QLabel(), QVBoxLayout()
        self._lay_out()
        self.write.clicked.connect(self.write_requested)
        self.copy.clicked.connect(self.copy_requested)
        self.rich.clicked.connect(self.rich_requested)
        self.pdf.clicked.connect(lambda: self.file_requested.emit(PDF))
        self.numbers.clicked.connect(lambda: self.file_requested.emit(NUMBERS))
        self.folder.clicked.connect(self.folder_requested)
        theme.changed.connect(self._on_theme_changed)

    def show_report(self, shown: Composition) -> None:
        """Say what a person should know of a post."""
        self._shown = shown
        self._counts.setText(self._counted(shown))
        report = shown.post.report if shown.post else None
        if (shown.standing, report) == self._known:
            return  # nobody loses the place they had
        self._known = shown.standing, report
        had_focus = any(part.hasFocus() for part in (*self.offers, *self.reasons))
        typed = {field.property("waiver"): field.text() for field in self.reasons}
        self._clear()
        if shown.standing:
            self._say_findings(shown.standing, typed)
        if report is not None:
            self._say_allowed(report.findings)
            self._say(self.tr("Left out"), self._left_out(map(str, report.left_out)))
            if report.notes:
                self._say(self.tr("Worth a look"), report.notes)
        if had_focus:
            self.focus_first()

    def focus_first(self) -> None:
        """Put the focus on the first thing to decide, or on writing."""
        first = self.reasons[0] if self.reasons else self.write
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its buttons scroll it
        self.viewport().setAutoFillBackground(False)
        self._counts.setProperty("role", "meta")
        self._counts.setWordWrap(True)
        self._list.setSpacing(8)
        inside = QWidget()
        self.setWidget(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(8)
        for button in (self.write, self.folder, self.pdf, self.numbers, self.copy, self.rich):
            column.addWidget(button)
        column.addSpacing(4)
        column.addWidget(self._counts)
        column.addLayout(self._list)
        column.addStretch(1)

    def _counted(self, shown: Composition) -> str:
        words = self.tr("%n words", "", shown.words).replace(str(shown.words), f"{shown.words:,}")
        pictures = len(shown.pictures)
        if not pictures:
            return words
        one = self.tr("1 picture")
        return f"{words} · {one if pictures == 1 else self.tr('%n pictures', '', pictures)}"

    def _left_out(self, reasons: Iterable[str]) -> tuple[str, ...]:
        from journal.publish.wording import sentence_case

        listed = tuple(sentence_case(reason) for reason in reasons)
        return listed or (self.tr("Nothing. Every entry of the year may be told."),)

    def _say_findings(self, standing: Iterable[Finding], typed: dict[str, str]) -> None:
        groups = _by_waiver(standing)
        head = self.tr("1 thing stops this post")
        why = self.tr("Change where it comes from, or say why it may stay.")
        if len(groups) > 1:
            head = self.tr("%n things stop this post", "", len(groups))
            why = self.tr("Change where they come from, or say of each why it may stay.")
        self._say(head, (why,))
        for waiver, found in list(groups.items())[:_MOST]:
            button = TextButton(self._theme, self.tr("Allow it"), "link")
            reason = self._reason(button, waiver, typed.get(waiver, ""))
            self._list.addWidget(self._card(found, button, "mistake", reason))
        if len(groups) > _MOST:
            more = self.tr("And %n more: they are shown once these are settled.", "",
                           len(groups) - _MOST)  # fmt: skip
            self._list.addWidget(_words(more, "meta"))

    def _say_allowed(self, findings: Iterable[Finding]) -> None:
        groups = _by_waiver(findings)
        if groups:
            self._say(self.tr("Allowed for this post"), ())
        for waiver, found in list(groups.items())[:_MOST]:
            button = TextButton(self._theme, self.tr("Do not allow it"), "link")
            button.clicked.connect(
                lambda _=False, waiver=waiver: self.refuse_requested.emit(waiver)
            )
            self._list.addWidget(self._card(found, button, "check"))

    def _reason(self, button: TextButton, waiver: str, typed: str) -> QLineEdit:
        """Where a reason is typed for what a button allows; nothing is allowed without one."""
        field = QLineEdit(typed)
        field.setMaxLength(_LONGEST)
        field.setProperty("waiver", waiver)
        field.setPlaceholderText(self.tr("Why may it stay?"))
        field.setAccessibleName(f"{field.placeholderText()} {waiver.partition(':')[2]}")
        self.reasons.append(field)

        def allow() -> None:
            if field.text().strip():
                self.allow_requested.emit(waiver, field.text().strip())
            else:
                field.setFocus(Qt.FocusReason.OtherFocusReason)

        button.clicked.connect(allow)
        field.returnPressed.connect(allow)
        return field

    def _say(self, heading: str, lines: Iterable[str]) -> None:
        self._list.addSpacing(12)
        self._list.addWidget(_words(heading, "strong"))
        for line in lines:
            self._list.addWidget(_words(line, "quiet"))

    def _card(
        self,
        found: list[Finding],
        button: TextButton,
        icon: str,
        reason: QLineEdit | None = None,
    ) -> QFrame:
        from journal.publish.safety.preflight import RULES
        from journal.publish.wording import sentence_case

        first = found[0]
        rule = sentence_case(QCoreApplication.translate("Finding", RULES[first.rule]))
        what = f"“{first.what}”"
        place = first.place
        if len(found) > 1:
            more = self.tr("and in 1 more place")
            if len(found) > 2:
                more = self.tr("and in %n more places", "", len(found) - 1)
            place = f"{place}; {more}"
        button.setAccessibleName(f"{button.text()}: {rule}, {what}")
        self.offers.append(button)
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(12 - _LINK, 10, 12, 8)
        column.setSpacing(4)
        head, picture = QHBoxLayout(), QLabel()
        tokens = self._theme.tokens
        colour = tokens.mistake if icon == "mistake" else tokens.learning
        picture.setPixmap(self._theme.pixmap(icon, colour, self._theme.px(16)))
        head.setContentsMargins(_LINK, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(_words(rule, "strong"), 1)
        column.addLayout(head)
        why = [_words(self.tr("Because: %s") % first.because, "quiet")] if first.because else []
        for label in (_words(what, "plain"), _words(place, "meta"), *why):
            label.setIndent(_LINK)
            column.addWidget(label)
        if reason is not None:
            column.addWidget(reason)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _on_theme_changed(self) -> None:
        self._known = None  # its icons have the old colours
        if self._shown is not None:
            self.show_report(self._shown)

    def _clear(self) -> None:
        self.offers, self.reasons = [], []
        while item := self._list.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()  # until Qt deletes it, it would stand over its successor
                widget.deleteLater()


def _by_waiver(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """What is found in several places is decided once."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.waiver, []).append(finding)
    return groups


def _words(text: str, role: str) -> QLabel:
    label = QLabel(_breakable(text))
    label.setAccessibleName(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("role", role)
    return label


def _breakable(text: str) -> str:
    """Text whose long words (addresses, file names) may be broken after their marks."""
    for mark in "/@._-":
        text = text.replace(mark, f"{mark}\u200b")
    return text
