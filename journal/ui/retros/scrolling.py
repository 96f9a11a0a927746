"""Parts of the room that are scrolled where they find no room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolled(part: QWidget, area: QScrollArea | None = None) -> QScrollArea:
    """Put a part into an area that scrolls it, without a frame and without a focus of its own."""
    area = area or QScrollArea()
    part.setObjectName(part.objectName() or "retroInside")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(part)
    return area
