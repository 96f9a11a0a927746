"""The line at the top of a room: its title, and what goes for all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence


def headed(
    room: QWidget, title: str, beside: Sequence[QWidget] = (), far: Sequence[QWidget] = ()
) -> QVBoxLayout:
    """Put the line into a room, and return the column for what stands below it.

    Args:
        room: Has no layout yet.
        title: In words.
        beside: What follows the title.
        far: What stands at the other end.
    """
    words = QLabel(title)
    words.setProperty("role", "page")
    head = QHBoxLayout()
    head.setContentsMargins(24, 20, 24, 12)
    head.setSpacing(12)
    for part in (words, *beside):
        head.addWidget(part)
    head.addStretch(1)
    for part in far:
        head.addWidget(part)
    column = QVBoxLayout(room)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(head)
    return column
