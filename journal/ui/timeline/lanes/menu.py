"""The menu of the lanes: what can be done on a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu

from journal.domain.timeline.units import FIRST, LAST
from journal.ui.timeline.lanes.words import span

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF

    from journal.ui.timeline.lanes.canvas import LanesCanvas

_LONGEST = 40  # characters of the name of an era


def menu(canvas: LanesCanvas, point: QPointF | None = None) -> QMenu:
    """What can be done at a point of the lanes; without one, where the keys are."""
    made, (day, lane) = QMenu(canvas), _place(canvas, point)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    words, begin = span(day, day), date.fromordinal(day)

    def change(era_id: str) -> None:
        canvas.eras_requested.emit(None, era_id)

    write = made.addAction(_tr("Write an entry on %s") % words)
    write.triggered.connect(lambda: canvas.write_on(day, lane))
    made.addSeparator()
    new = made.addAction(_tr("Begin an era on %s…") % words)
    new.triggered.connect(lambda: canvas.eras_requested.emit(begin, ""))
    for era in canvas.sight.material.eras:
        if era.first <= day <= era.last:
            name = era.name if len(era.name) <= _LONGEST else f"{era.name[: _LONGEST - 1]}…"
            action = made.addAction(_tr("Change the era “%s”…") % name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, name=era.id: change(name))
    return made


def _place(canvas: LanesCanvas, point: QPointF | None) -> tuple[int, int | None]:
    """The day and the lane at a point, or where the keys are, or in the middle of the view."""
    sight, here = canvas.sight, canvas.keys.here
    if point is None and here is not None:
        return here.first, here.lane
    x, y = sight.in_lanes(point) if point else (sight.scale.width / 2, 0.0)
    day = int(sight.scale.day_at(x) // 1)
    return min(max(day, FIRST), LAST), sight.scene.frame.lane_at(y)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Lanes", text)
