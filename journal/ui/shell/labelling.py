"""The labels of the sidebar, joined to what can be done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.ui.labels.controller import LabelsController

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from journal.ui.shell.rooms import House, Rooms
    from journal.ui.shell.sidebar import Sidebar


def labels_of(house: House, sidebar: Sidebar, rooms: Rooms, parent: QObject) -> LabelsController:
    """Make the controller of the labels that stand in a sidebar."""
    labels = LabelsController(
        house.changes,
        house.theme,
        house.tasks,
        house.author,
        house.flush,
        sidebar.place_of,
        parent,
    )
    sidebar.rename_requested.connect(labels.rename)
    sidebar.delete_requested.connect(labels.delete)
    sidebar.all_requested.connect(labels.show_all)
    labels.moved.connect(rooms.follow_label)
    return labels
