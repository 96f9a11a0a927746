"""One window a journal: a second start raises the first one and ends.

The socket lies in the folder for temporary files under the number of the user and a digest of
the journal's path, which is how `QLocalServer` names it, so that a start can ask with the
standard library, before Qt is there.
"""

from __future__ import annotations

import contextlib
import os
import socket
import stat
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

_PATIENCE = 0.5  # seconds that a window may take to answer


def name_of(journal: Path) -> str:
    """What the socket of a journal's window is called."""
    user = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
    digest = sha256(os.fsencode(journal.resolve())).hexdigest()
    return f"journal-{user}-{digest[:16]}"


def raise_other(journal: Path) -> bool:
    """Ask the window that shows a journal to come to the front; tell whether there is one."""
    name = name_of(journal)
    return _ask_socket(name) if hasattr(socket, "AF_UNIX") else _ask_pipe(name)


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
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as asking:
        known = place.lstat()
        if not stat.S_ISSOCK(known.st_mode) or known.st_uid != os.getuid():
            return False
        asking.settimeout(_PATIENCE)
        asking.connect(str(place))
        return True
    return False


def _ask_pipe(name: str) -> bool:
    from PySide6.QtNetwork import QLocalSocket

    asking = QLocalSocket()
    asking.connectToServer(name)
    return asking.waitForConnected(round(_PATIENCE * 1000))
