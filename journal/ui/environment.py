"""Whether a window can open here at all, and what Qt's bindings change that we do not need."""

from __future__ import annotations

import builtins
import os
import sys
from pathlib import Path

_PACKAGES = (
    "apt-get install -y --no-install-recommends libegl1 libgl1 libglib2.0-0 libdbus-1-3 "
    "libfontconfig1 libxkbcommon0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 "
    "libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0 libx11-xcb1"
)
_ELSEWHERE = "The command line works without a window: `journal --help` shows what it can do."


def trouble() -> str | None:
    """Say why no window can open here; None where it can. Starting Qt all the same would abort.

    Only Linux is looked at: elsewhere the libraries come with Qt and there is always a display.
    A platform named in QT_QPA_PLATFORM is taken at its word.
    """
    if not sys.platform.startswith("linux"):
        return None
    wanted = os.environ.get("QT_QPA_PLATFORM", "")
    wayland, x11 = (os.environ.get(name) for name in ("WAYLAND_DISPLAY", "DISPLAY"))
    if not (wanted or wayland or x11):
        return (
            "There is no display here (DISPLAY and WAYLAND_DISPLAY are empty). On Debian and "
            "Ubuntu this line brings what a window needs, and a display without a screen for "
            f"`xvfb-run journal`:\n  {_PACKAGES} xvfb xauth\n{_ELSEWHERE}"
        )
    try:
        from PySide6 import QtWidgets
    except ModuleNotFoundError:
        return f"The library PySide6-Essentials is missing. {_ELSEWHERE}"
    except ImportError as error:
        return _lacking(str(error))
    if wanted.startswith("xcb") or (x11 and not wanted and not wayland):
        missing = _missing(Path(QtWidgets.__file__).parent / "Qt/plugins/platforms/libqxcb.so")
        if missing:
            return _lacking(missing)
    return None


def import_as_usual() -> None:
    """Take back what the bindings put around `import`.

    They read and keep the source of each module that is imported from then on, to find out
    whether it uses Qt, for the sake of `from __feature__ import …`. Nothing here asks for that;
    it is a twentieth of the start and of all imports, and 3 MB of text once every room was seen.
    """
    import PySide6.QtCore  # noqa: F401 - which puts it there

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _lacking(what: str) -> str:
    return (
        f"The window needs a system library that is not installed ({what}). On Debian "
        f"and Ubuntu this line brings everything it needs:\n  {_PACKAGES}\n{_ELSEWHERE}"
    )


def _missing(library: Path) -> str:
    """What the dynamic linker misses to load a library; empty where nothing is missing."""
    if not library.exists():  # Qt comes from somewhere else: its own packages look after it
        return ""
    from ctypes import CDLL

    try:
        CDLL(str(library))
    except OSError as error:
        return str(error)
    return ""
