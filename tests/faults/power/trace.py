"""What a program does to one folder, call by call, as `strace` saw it."""

import os
import re
import subprocess
from pathlib import Path

from tests.faults.power.disk import Cut, Write

CALLS = (
    "openat,open,creat,pwrite64,pwritev,write,writev,ftruncate,truncate,fsync,fdatasync,sync,"
    "syncfs,sync_file_range,unlink,unlinkat,rmdir,rename,renameat,renameat2,link,linkat,mkdir,"
    "mkdirat,sendfile,copy_file_range,symlink,symlinkat"
)
_QUOTED = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
_PLACE = re.compile(r'(?:(?:AT_FDCWD|\d+)<([^>"]*)>, )?"((?:\\x[0-9a-f]{2})*)"')
_WHOLE = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+)(?:<([^>]*)>)?")
_RESUMED = re.compile(r"<\.\.\. \w+ resumed>")
_STDOUT = 1


def calls(argv, log, **popen):
    """Run a command under `strace` and give what it died of, and every call of it, whole.

    Args:
        argv: The command.
        log: A file for what `strace` writes.
        popen: Anything else for `subprocess.run`.
    """
    options = ["-f", "-y", "-xx", "-s", "8000000", "-e", f"trace={CALLS}", "-e", "signal=none"]
    done = subprocess.run(
        ["strace", *options, "-o", log, *argv], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        timeout=300, check=False, **popen,
    )  # fmt: skip
    problem = done.returncode and f"exit code {done.returncode}: {done.stderr.decode()}"
    return problem, list(_whole(log))


def _whole(log):
    """The lines of a log; a call that was interrupted by another thread's is put together."""
    begun = {}
    with Path(log).open(encoding="ascii", errors="replace") as lines:
        for line in lines:
            process, rest = line.rstrip("\n").split(None, 1)
            if rest.endswith("<unfinished ...>"):
                begun[process] = rest.removesuffix("<unfinished ...>").rstrip()
                continue
            if resumed := _RESUMED.match(rest):
                rest = begun.pop(process, "") + rest[resumed.end() :]
            if found := _WHOLE.match(rest):
                call, arguments, result, opened = found.groups()
                if int(result) >= 0:
                    yield Call(call, arguments, int(result), opened)


class Call:
    """One call that succeeded."""

    def __init__(self, name, arguments, result, opened):
        self.name, self.arguments, self.result = name, arguments, result
        self.handle, self.path = None, None
        if found := re.match(r"(\d+)<([^>]*)>", arguments):
            self.handle, self.path = int(found[1]), _text(found[2])
        if opened is not None:
            self.handle, self.path = result, _text(opened)

    @property
    def data(self):
        """The bytes that were written."""
        text, cut = _QUOTED.search(self.arguments).groups()
        if cut:
            raise ValueError("the trace cut a write short")
        return bytes.fromhex(text.replace("\\x", ""))[: self.result]

    @property
    def places(self):
        """The paths it names, whole."""
        found = _PLACE.findall(self.arguments)
        return [os.path.join(_text(folder) or "/", _text(name)) for folder, name in found]  # noqa: PTH118

    @property
    def last(self):
        """Its last argument, a number."""
        return int(self.arguments.rpartition(",")[2])


class Replay:
    """Calls, done again on a model of the disk."""

    def __init__(self, disk):
        self.disk = disk
        self.printed = b""
        self._offsets = {}

    def do(self, call):
        """Do a call again; return what it was to the disk: "write", "name", "sync" or nothing."""
        if call.name in ("write", "writev") and call.handle == _STDOUT:
            self.printed += call.data
            return "print"
        step = getattr(self, f"_{call.name}", None)
        if step:
            return step(call)
        if any(map(self._inside, [call.path, *call.places])):
            raise ValueError(f"the model of the disk does not know {call.name}: teach it")
        return ""

    def _openat(self, call):
        if not self._inside(call.path) or "O_DIRECTORY" in call.arguments:
            return ""
        self._offsets[call.handle] = 0
        if self.disk.number(call.path) is None:
            self.disk.make(call.path)
            return "name"
        if "O_TRUNC" in call.arguments:
            self.disk.write(call.path, Cut(0))
            return "write"
        return ""

    _open = _creat = _openat

    def _write(self, call):
        if not self._inside(call.path):
            return ""
        at = self._offsets.get(call.handle, 0)
        self._offsets[call.handle] = at + call.result
        return self._changed(call, Write(at, call.data))

    def _pwrite64(self, call):
        return self._changed(call, Write(call.last, call.data)) if self._inside(call.path) else ""

    def _ftruncate(self, call):
        return self._changed(call, Cut(call.last))

    def _changed(self, call, change):
        if self._inside(call.path) and self.disk.number(call.path) is not None:
            self.disk.write(call.path, change)
            return "write"
        return ""

    def _fsync(self, call):
        if call.path == str(self.disk.root) or self._inside(call.path):
            self.disk.sync(call.path)
            return "sync"
        return ""

    _fdatasync = _fsync

    def _sync(self, _):
        self.disk.sync()
        return "sync"

    _syncfs = _sync

    def _mkdir(self, call):
        return self._named(call, lambda path: self.disk.make(path, folder=True))

    _mkdirat = _mkdir

    def _unlink(self, call):
        return self._named(call, self.disk.unlink)

    _unlinkat = _rmdir = _unlink

    def _link(self, call):
        return self._named(call, self.disk.link)

    _linkat = _link

    def _rename(self, call):
        return self._named(call, self.disk.rename)

    _renameat = _renameat2 = _rename

    def _named(self, call, change):
        places = call.places
        if not any(map(self._inside, places)):
            return ""
        change(*places)
        return "name"

    def _inside(self, path):
        return bool(path) and path.startswith(f"{self.disk.root}/")


def _text(escaped):
    return os.fsdecode(bytes.fromhex(escaped.replace("\\x", ""))) if "\\x" in escaped else escaped
