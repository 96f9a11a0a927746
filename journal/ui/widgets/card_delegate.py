"""Painting the cards of a list and the headings of its days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journal.domain.entry import Kind
from journal.ui.theme import mixed
from journal.ui.widgets.card_model import CARD, ROW
from journal.ui.widgets.days import DayHeading
from journal.ui.widgets.elision import as_many, elided

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint

    from journal.ui.theme import Theme
    from journal.ui.widgets.card import Card, CardRow, Marks

Line = tuple[str, int]
"""A line of words, and where in the text it begins."""

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_PAD, _GAP, _SQUARE, _RADIUS = 14, 8, 28, 10  # pixels
_TEXT = _PAD + _SQUARE + 12  # where the words begin
_APART = 16  # pixels between what a card offers
_MARKED = 0.24  # of the accent under what was searched for
_REMEMBERED = 2_000  # elided lines held in memory


class CardDelegate(QStyledItemDelegate):
    """Cards with a hairline, a tinted square for the kind, and at most two lines of excerpt."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._elided: dict[tuple[str, str, int], list[Line]] = {}
        self._measure()
        theme.changed.connect(self._measure)

    def height(self, row: CardRow | DayHeading) -> int:
        """The height of a row with the gap below it (pixels)."""
        if isinstance(row, DayHeading):
            return self._theme.px(48)
        return self._heights[row.lines]

    @property
    def usual_height(self) -> int:
        """The height that most rows have (pixels)."""
        return self._heights[2]

    def _measure(self) -> None:
        theme = self._theme
        self._title, self._text = theme.font("card", 600), theme.font("base")
        self._meta, self._kind = theme.font("meta"), theme.font("meta", 600)
        self._day = theme.font("base", 600)
        self._metrics = {
            name: QFontMetrics(getattr(self, f"_{name}"))
            for name in ("title", "text", "meta", "kind", "day")
        }
        self._line = max(self._metrics["text"].height(), theme.px(19))
        self._head = max(self._metrics["title"].height(), theme.px(20))
        self._foot = max(self._metrics["meta"].height(), theme.px(17))
        bare = 2 * _PAD + self._head + theme.px(9) + self._foot + _GAP
        self._heights = [bare, bare + self._line + 2, bare + 2 * self._line + 2]
        self._elided.clear()
        tokens = theme.tokens
        self._marked = mixed(QColor(tokens.accent), QColor(tokens.surface), _MARKED)
        self._tints = {kind: tokens.tint(kind) for kind in Kind} | {None: QColor(tokens.hover)}

    def _paint_day(self, painter: QPainter, rect: QRect, day: DayHeading) -> None:
        tokens = self._theme.tokens
        line = rect.adjusted(4, self._theme.px(12), 0, 0)
        painter.setFont(self._day)
        painter.setPen(QColor(tokens.ink))
        painter.drawText(line, _LEFT, day.strong)
        line.setLeft(line.left() + self._metrics["day"].horizontalAdvance(day.strong) + 8)
        painter.setFont(self._text)
        painter.setPen(QColor(tokens.ink3))
        painter.drawText(line, _LEFT, self._cut("text", day.rest, line.width(), 1)[0][0])

    def _paint_frame(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        tokens = self._theme.tokens
        ground, line, width = tokens.surface, tokens.line, 1.0
        if state & QStyle.StateFlag.State_Selected:
            ground, line = tokens.sel, tokens.sel_line
            if state & QStyle.StateFlag.State_HasFocus:
                line, width = tokens.accent, 1.5
        elif state & QStyle.StateFlag.State_MouseOver:
            line = tokens.line2
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(line), width))
        inset = width / 2
        painter.drawRoundedRect(
            QRectF(rect).adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS
        )

    def _paint_card(self, painter: QPainter, rect: QRect, row: CardRow, card: Card) -> None:
        tokens, lines = self._theme.tokens, row.lines
        self._paint_sign(painter, rect, card)
        inside = rect.adjusted(_TEXT, _PAD - 2, -_PAD - 2, 0)
        line = QRect(inside.left(), inside.top(), inside.width(), self._head)
        painter.setFont(self._meta)
        painter.setPen(QColor(tokens.ink3))
        painter.drawText(line, _RIGHT, card.time)
        room = line.width() - self._metrics["meta"].horizontalAdvance(card.time) - 12
        painter.setFont(self._title)
        painter.setPen(QColor(tokens.ink))
        titles = self._cut("title", card.title, room, 1 if row.is_entry else lines)
        for words in titles:
            self._paint_words(painter, line, words, "title", card.title_marks)
            line.translate(0, self._line)

        first = line.top() - self._line + self._head + 2
        line = QRect(inside.left(), first, inside.width(), self._line)
        painter.setFont(self._text)
        painter.setPen(QColor(tokens.ink2))
        lines += 1 - len(titles)
        if lines:
            for words in self._cut("text", card.excerpt, inside.width(), lines):
                self._paint_words(painter, line, words, "text", card.excerpt_marks)
                line.translate(0, self._line)
        foot = rect.bottom() - _PAD - self._foot + 3
        foot_line = QRect(inside.left(), foot, inside.width(), self._foot)
        painter.setFont(self._kind)
        painter.setPen(QColor(tokens.accent))
        for offer, place in zip(row.offers, self._places(foot_line, row.offers), strict=True):
            painter.drawText(place, _RIGHT, offer)
            foot_line.setRight(min(foot_line.right(), place.left() - _APART))
        self._paint_facts(painter, foot_line, card)

    def offer_at(self, row: QRect, offers: Sequence[str], place: QPoint) -> int:
        """The number of the offer of a card whose words lie at a place; -1 where none do."""
        right, bottom = row.right() - _PAD - 2, row.bottom() - _GAP - _PAD + 3
        foot = QRect(row.left(), bottom - self._foot, right - row.left(), self._foot)
        places = self._places(foot, offers)
        near = (n for n, one in enumerate(places) if one.adjusted(-8, -6, 8, 8).contains(place))
        return next(near, -1)

    def _places(self, foot: QRect, offers: Sequence[str]) -> list[QRect]:
        """Where the offers of a card stand at the end of its last line, in order."""
        places, right = list[QRect](), foot.right()
        for words in reversed(offers):
            left = right - self._metrics["kind"].horizontalAdvance(words)
            places.insert(0, QRect(left, foot.top(), right - left, foot.height()))
            right = left - _APART
        return places

    def _paint_sign(self, painter: QPainter, rect: QRect, card: Card) -> None:
        theme, kind = self._theme, card.kind
        square = QRectF(rect.left() + _PAD, rect.top() + _PAD, _SQUARE, _SQUARE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._tints[kind])
        painter.drawRoundedRect(square, 7, 7)
        picture = theme.pixmap(kind.value if kind else "check", self._colour(kind), 16)
        painter.drawPixmap(square.topLeft() + QPointF(6, 6), picture)

    def _colour(self, kind: Kind | None) -> QColor:
        tokens = self._theme.tokens
        return tokens.kind(kind) if kind else QColor(tokens.ink2)

    def _paint_words(
        self, painter: QPainter, rect: QRect, line: Line, font: str, marks: Marks
    ) -> None:
        """Draw a line of words, with a soft ground under what was searched for."""
        text, start = line
        metrics, pen = self._metrics[font], painter.pen()
        for first, last in marks:
            begin, end = max(0, first - start), min(len(text), last - start)
            if begin < end:
                left = rect.left() + metrics.horizontalAdvance(text[:begin])
                wide = metrics.horizontalAdvance(text[begin:end])
                ground = QRectF(left - 1, rect.top(), wide + 2, rect.height())
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._marked)
                painter.drawRoundedRect(ground, 3, 3)
        painter.setPen(pen)
        painter.drawText(rect, _LEFT, text)

    def _paint_facts(self, painter: QPainter, line: QRect, card: Card) -> None:
        tokens, meta = self._theme.tokens, self._metrics["meta"]
        if card.attachments:
            count = str(card.attachments)
            painter.setFont(self._meta)
            painter.setPen(QColor(tokens.ink3))
            painter.drawText(line, _RIGHT, count)
            line.setRight(line.right() - meta.horizontalAdvance(count) - 4)
            clip = self._theme.pixmap("paperclip", tokens.ink3, 14)
            painter.drawPixmap(line.right() - 14, line.center().y() - 6, clip)
            line.setRight(line.right() - 22)
        painter.setFont(self._kind)
        painter.setPen(self._colour(card.kind))
        painter.drawText(line, _LEFT, card.word)
        line.setLeft(line.left() + self._metrics["kind"].horizontalAdvance(card.word))
        painter.setFont(self._meta)
        painter.setPen(QColor(tokens.ink3))
        painter.drawText(line, _LEFT, self._fitting(card.facts, line.width()))

    def _fitting(self, facts: tuple[str, ...], width: int) -> str:
        key = ("facts", "\0".join(facts), width)
        if key not in self._elided:
            self._remember(key, [(as_many(facts, self._metrics["meta"], width), 0)])
        return self._elided[key][0][0]

    def _cut(self, font: str, text: str, width: int, most: int) -> list[Line]:
        """Break text into at most so many lines; the last one is elided."""
        key = (f"{font}{most}", text, width)
        if key not in self._elided:
            own = getattr(self, f"_{font}")
            self._remember(key, broken(text, own, self._metrics[font], width, most))
        return self._elided[key]

    def _remember(self, key: tuple[str, str, int], lines: list[Line]) -> None:
        if len(self._elided) > _REMEMBERED:
            self._elided.clear()
        self._elided[key] = lines

    # Qt's part

    def paint(  # noqa: D102
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row, rect = index.data(ROW), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, DayHeading):
            self._paint_day(painter, rect, row)
        else:
            rect.setBottom(rect.bottom() - _GAP)
            self._paint_frame(painter, rect, option.state)
            card = index.data(CARD)
            if card is not None:
                self._paint_card(painter, rect, row, card)
        painter.restore()

    def sizeHint(  # noqa: D102, N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(100, self.height(index.data(ROW)))


def broken(text: str, font: QFont, metrics: QFontMetrics, width: int, most: int) -> list[Line]:
    """Break a text into at most so many lines of a width (pixels); the last one is elided."""
    lines: list[Line] = []
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    start = 0
    while len(lines) < most - 1:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start = line.textStart() + line.textLength()
        lines.append((text[line.textStart() : start].rstrip(), line.textStart()))
    layout.endLayout()
    rest = text[start:]
    if rest or not lines:
        lines.append((elided(rest, metrics, width), start))
    return lines
