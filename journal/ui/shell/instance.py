"""One window a journal: a second start raises the first one and ends.

The socket lies in the folder for temporary files under the number of the user and a mark of the
journal's path, which is how `QLocalServer` names it, so that a start can ask with the
standard library, before Qt is there.
"""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from journal import paths

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

_PATIENCE = 0.5  # seconds that a window may take to answer


def name_of(journal: Path) -> str:
    """What the socket of a journal's window is called."""
    user = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
    return f"journal-{user}-{paths.mark(journal.resolve())}"


def raise_other(journal: Path) -> bool:
    """Ask the window that shows a journal to come to the front; tell whether there is one."""
    name = name_of(journal)
    return _ask_socket(name) if hasattr(os, "getuid") else _ask_pipe(name)


def listen(journal: Path, come: Callable[[], object], parent: QObject) -> None:
    """Call a function whenever another start asks for the window of this journal."""
    from PySide6.QtNetwork import QLocalServer

    server = QLocalServer(parent)
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)

    def answer() -> None:
        while server.hasPendingConnections():
            server.nextPendingConnection().disconnectFromServer()
            come()

    server.newConnection.connect(answer)
    name = name_of(journal)
    if not server.listen(name):
        QLocalServer.removeServer(name)  # a killed window left its socket behind
        server.listen(name)


def _ask_socket(name: str) -> bool:
    place = Path(os.environ.get("TMPDIR") or "/tmp") / name
    with contextlib.suppress(OSError):
        known = place.lstat()
        return stat.S_ISSOCK(known.st_mode) and known.st_uid == os.getuid() and _reached(place)
    return False


def _reached(place: Path) -> bool:
    import socket  # a first start does without it

    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as asking:
        asking.settimeout(_PATIENCE)
        asking.connect(str(place))
        return True
    return False


def _ask_pipe(name: str) -> bool:
    from PySide6.QtNetwork import QLocalSocket

    asking = QLocalSocket()
    asking.connectToServer(name)
    return asking.waitForConnected(round(_PATIENCE * 1000))
