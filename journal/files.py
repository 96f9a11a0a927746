"""Writing files so that a crash leaves the old one or the new one, never half of either."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import sys
import time
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from journal.errors import (
    DiskFull,
    InputRefused,
    JournalError,
    JournalMissing,
    StorageError,
    shown,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_RESERVED = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?", re.IGNORECASE
)
_STALE = 3_600  # seconds after which nobody is at work on a temporary file any more
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]')

_theirs = 0o022  # the person's own umask


def keep_private() -> None:
    """Give new files to their owner alone from now on; call it once, at the start.

    The umask that was there until now is remembered, for what is to be published.
    """
    global _theirs
    _theirs = os.umask(0o077)


@contextlib.contextmanager
def storage_errors(path: Path | str) -> Iterator[None]:
    """Turn an `OSError` about a path into a sentence.

    Raises:
        DiskFull: No space is left.
        StorageError: Anything else the system refuses.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull(path) from error
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise StorageError(f"{shown(path)}: {reason}.") from error


def identity(path: Path) -> tuple[int, int]:
    """What tells a file from any other; whatever is no file is refused before SQLite touches it.

    Returns:
        The device and the number of the file.

    Raises:
        JournalMissing: There is nothing.
        StorageError: It is no file, or out of reach.
    """
    try:
        about = path.stat()
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENOTDIR):
            raise JournalMissing(path) from error
        raise StorageError(f"{shown(path)}: {os.strerror(error.errno or 0)}.") from error
    if not stat.S_ISREG(about.st_mode):  # a FIFO would block for ever
        raise StorageError(f"{shown(path)} is not a file, so it cannot be a journal.")
    if not os.access(path, os.R_OK):
        raise StorageError(f"{shown(path)} may not be read by this user.")
    return about.st_dev, about.st_ino


def write_atomically(path: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Write a file beside its place, sync it, move it there and sync the folder.

    Args:
        path: The place; an existing file is replaced.
        data: The whole content.
        mode: The rights of the new file.

    Raises:
        StorageError: The system refused; the old file is still there.
    """
    with storage_errors(path):
        from tempfile import mkstemp

        handle, name = mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(data)
                out.flush()
                os.fchmod(out.fileno(), mode)
                os.fsync(out.fileno())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


@contextlib.contextmanager
def temporary(folder: Path, prefix: str) -> Iterator[Path]:
    """Give an empty file for its owner alone, which is gone at the end unless it was moved.

    What a process that was killed has left under the same prefix is cleared away first.

    Args:
        folder: Where the file is to lie.
        prefix: What its name begins with; it should begin with a dot.

    Raises:
        StorageError: The system refused.
    """
    with storage_errors(folder):
        from tempfile import mkstemp

        _clear_stale(folder, prefix)
        handle, name = mkstemp(prefix=prefix, dir=folder)
        os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _clear_stale(folder: Path, prefix: str) -> None:
    """Remove files of `temporary`, and SQLite's beside them, that nobody has touched for long."""
    ours = re.compile(rf"{re.escape(prefix)}[a-z0-9_]{{8}}(-journal)?")
    before = time.time() - _STALE
    with contextlib.suppress(OSError), os.scandir(folder) as items:  # it is but a courtesy
        for item in items:
            if not (ours.fullmatch(item.name) and item.is_file(follow_symlinks=False)):
                continue
            if item.stat(follow_symlinks=False).st_mtime < before:
                Path(item).unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Make what is in a file survive a power cut."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut (nothing to do where it cannot be opened)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def replaced_folder(
    target: Path, *, overwrite: bool = False, public: bool = False
) -> Iterator[Path]:
    """Give an empty folder to fill; when all went well it takes the place of the target.

    The folder lies beside the target until the end. An error, or a power cut, leaves the target
    as it was: what is in the new folder is on the disk before the folder gets its name.

    Args:
        target: The folder to make. An empty one may be there already.
        overwrite: Whether a target with files in it may be replaced as a whole.
        public: Whether it gets the rights that the person's own umask leaves; otherwise it is
            for its owner alone.

    Raises:
        InputRefused: The target holds files and `overwrite` is not set.
        StorageError: The system refused.
    """
    target = target.absolute()
    with storage_errors(target):
        if target.exists() and not overwrite and (not target.is_dir() or any(target.iterdir())):
            raise InputRefused(f"{shown(target)} is not an empty folder; nothing was written.")
        missing = [parent for parent in target.parents if not parent.exists()]
        target.parent.mkdir(parents=True, exist_ok=True)
        if public:
            _open_up(*missing)
        import shutil
        from tempfile import mkdtemp

        beside = Path(mkdtemp(prefix=f".{target.name[:40]}.", dir=target.parent))
        try:
            yield beside
            if public:
                _open_up(beside, *beside.rglob("*"))
            _sync_tree(beside)
            _swap(beside, target)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
        sync_folder(target.parent)


def _open_up(*paths: Path) -> None:
    """Give files and folders the rights that new ones have under the person's own umask."""
    for path in paths:
        mode = path.stat().st_mode
        rights = 0o777 if stat.S_ISDIR(mode) else 0o666
        path.chmod(mode & (stat.S_ISUID | stat.S_ISGID | stat.S_ISVTX) | rights & ~_theirs)


def _sync_tree(folder: Path) -> None:
    """Make all files below a folder survive a power cut.

    Linux waits in `sync` until everything is written, which takes a tenth of a second where
    thousands of single syncs would take many; elsewhere it need not wait.
    """
    if sys.platform == "linux":
        os.sync()
        return
    for path in folder.rglob("*"):
        if path.is_file():
            sync(path)
        else:
            sync_folder(path)
    sync_folder(folder)


def _swap(new: Path, target: Path) -> None:
    if not target.exists():
        new.rename(target)
        return
    import shutil
    from tempfile import mkdtemp

    old = Path(mkdtemp(prefix=f".{target.name[:40]}.old.", dir=target.parent))
    target.rename(old / "was")
    try:
        new.rename(target)
    except BaseException:
        (old / "was").rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def write_tree(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write files below a folder; the keys are relative paths with `/`.

    Raises:
        StorageError: The system refused.
        JournalError: A path would lead out of the folder.
    """
    for name, data in contents.items():
        path = folder / name
        if ".." in Path(name).parts or Path(name).is_absolute():
            raise JournalError(f"{shown(name)} would lie outside {shown(folder)}.")
        with storage_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as out:
                out.write(data)


def safe_name(label: str, limit: int = 120) -> str:
    r"""Turn a label into a file name that every system takes.

    NFC; controls, bidirectional marks and `<>:"/\|?*` become `_`; no dot or space at the end;
    names that Windows reserves get a `_` in front; at most `limit` bytes of UTF-8, the suffix
    kept.
    """
    text = label.encode("utf-8", "ignore").decode()
    name = _UNSAFE.sub("_", unicodedata.normalize("NFC", text)).lstrip(" .-").rstrip(" .")
    stem, dot, suffix = name.rpartition(".")
    if not dot or len(suffix.encode()) > 12:
        stem, suffix = name, ""
    room = limit - len(f"_.{suffix}".encode())
    cut = stem.encode()[:room].decode("utf-8", "ignore").rstrip(" .") or "file"
    whole = f"{cut}.{suffix}" if suffix else cut
    return f"_{whole}" if _RESERVED.fullmatch(whole) else whole


def slug(text: str, limit: int = 60) -> str:
    """Turn a title into lower-case ASCII words with hyphens; empty when none is left."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore")
    words = re.sub(r"[^a-z0-9]+", "-", plain.decode().lower()).strip("-")
    return words if len(words) <= limit else words[: limit + 1].rpartition("-")[0] or words[:limit]
