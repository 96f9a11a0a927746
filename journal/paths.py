"""Where the journal, its settings, backups and logs lie on this machine.

`JOURNAL_HOME` puts everything below one folder; otherwise the platform's own folders are used
(appdirs). An XDG variable that is empty or relative is ignored, as its specification asks.
"""

from __future__ import annotations

import os
from pathlib import Path
from zlib import crc32

_APP = "journal"
_CLOUDS = {
    "dropbox": "Dropbox", "onedrive": "OneDrive", "google drive": "Google Drive",
    "icloud": "iCloud", "mobile documents": "iCloud", "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
}  # fmt: skip
"""What the folders of services begin with that copy files without asking whether they are whole."""

_XDG = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")


def default_journal() -> Path:
    """The journal that opens when none is named."""
    return data_dir() / "journal.db"


def data_dir() -> Path:
    """The folder of the default journal."""
    return _place("data")


def config_dir() -> Path:
    """The folder of the settings."""
    return _place("config")


def state_dir() -> Path:
    """The folder of logs, window geometry and other things that may be lost."""
    return _place("state")


def backup_dir() -> Path:
    """The folder of all backups, away from the journals themselves."""
    return state_dir() / "backups"


def backups_of(journal: Path, chosen: str = "") -> Path:
    """The folder of one journal's backups: no other journal of the same name shares it.

    Args:
        journal: The journal file.
        chosen: The folder of all backups, where the settings name one.
    """
    root = Path(chosen).absolute() if chosen else backup_dir()
    from hashlib import sha256  # the window starts without it

    digest = sha256(os.fsencode(journal.absolute())).hexdigest()
    return root / f"{journal.stem}-{digest[:8]}"


def mark(path: Path) -> str:
    """Eight digits for a path, where two that happen to share them would do no harm."""
    return f"{crc32(os.fsencode(path)):08x}"


def synchronised_by(path: Path) -> str:
    """The service in whose folder a file lies, which copies it while it is open; or nothing."""
    names = [folder.name.casefold() for folder in path.absolute().parents]
    return next((_CLOUDS[c] for c in _CLOUDS if any(name.startswith(c) for name in names)), "")


def private(folder: Path) -> Path:
    """Make a folder that only its owner may enter (0700), with its parents, and return it."""
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _place(what: str) -> Path:
    home = os.environ.get("JOURNAL_HOME")
    if home:
        return Path(home).absolute() / what
    import appdirs

    for name in _XDG:
        if name in os.environ and not Path(os.environ[name]).is_absolute():
            del os.environ[name]
    find = {
        "data": appdirs.user_data_dir,
        "config": appdirs.user_config_dir,
        "state": appdirs.user_state_dir,
    }[what]
    return Path(find(_APP, appauthor=False))
