"""A disk that remembers what has reached it for good, and what a power cut could still take.

Two models: on "ext4" changes of names reach the disk in their order, and a sync of any file takes
those before it along; on "posix" any of them may be missing until its own folder is synced.
"""

from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512  # bytes that a disk writes whole or not at all


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes at a place of a file."""

    offset: int
    data: bytes

    def on(self, content):
        if len(content) < self.offset:
            content.extend(bytes(self.offset - len(content)))
        content[self.offset : self.offset + len(self.data)] = self.data


@dataclass(frozen=True, slots=True)
class Cut:
    """A new length of a file."""

    length: int

    def on(self, content):
        del content[self.length :]
        content.extend(bytes(self.length - len(content)))


@dataclass(slots=True)
class File:
    """What is safe of a file, and the writes that are not."""

    safe: bytes = b""
    loose: list = field(default_factory=list)

    def sync(self):
        self.safe, self.loose = _written(self.safe, self.loose), []


@dataclass(frozen=True, slots=True)
class Naming:
    """Names that change together: of each folder and name, the file there now (None: none)."""

    steps: tuple


class Disk:
    """One folder and everything below it. Files and folders are known by number, as on a disk."""

    def __init__(self, root, model, rng):
        """Take what is there now for safe.

        Args:
            root: The folder.
            model: "ext4" or "posix".
            rng: What a power cut spares.
        """
        self.root, self.ordered, self.rng = Path(root), model == "ext4", rng
        self.files = {}
        self.folders = {0: {}}
        self.safe = {0: {}}
        self.loose = []
        self._last = 0
        for path in sorted(self.root.rglob("*")):
            parent, name = self._parent(path)
            number = self._new(folder=path.is_dir(), content=path)
            self.folders[parent][name] = self.safe[parent][name] = number

    def number(self, path):
        """The number of what lies at a path; None when nothing does."""
        try:
            parts = Path(path).relative_to(self.root).parts
        except ValueError:
            return None
        number = 0
        for part in parts:
            number = self.folders.get(number, {}).get(part)
        return number

    def make(self, path, *, folder=False):
        """Make a file or a folder."""
        parent, name = self._parent(path)
        self._rename((parent, name, self._new(folder=folder)))

    def link(self, old, new):
        """Give a file a second name."""
        self._rename((*self._parent(new), self.number(old)))

    def unlink(self, path):
        """Take a name away."""
        self._rename((*self._parent(path), None))

    def rename(self, old, new):
        """Move a name, over another one if it is taken."""
        number = self.number(old)
        self._rename((*self._parent(old), None), (*self._parent(new), number))

    def write(self, path, change):
        """Write to a file, or cut it."""
        self.files[self.number(path)].loose.append(change)

    def sync(self, path=None):
        """Make a file or folder safe, or everything when none is named."""
        number = None if path is None else self.number(path)
        for file in self.files.values() if path is None else [self.files.get(number)]:
            if file:
                file.sync()
        every = path is None or self.ordered
        for naming in list(self.loose):
            if every or number in {folder for folder, *_ in naming.steps}:
                _apply(self.safe, naming)
                self.loose.remove(naming)

    def unsafe(self):
        """What a power cut could take, in words."""
        folders, files = self._reachable(0)
        writes = [n for n in files if self.files[n].loose]
        names = [n for naming in self.loose for at, n, _ in naming.steps if at in folders]
        return [f"{len(self.files[n].loose)} writes to file {n}" for n in writes] + names

    def after_power_cut(self):
        """One state in which the disk may be found: how it came about, and bytes by path."""
        safe = {number: dict(names) for number, names in self.safe.items()}
        until = self.rng.randint(0, len(self.loose))
        for place, naming in enumerate(self.loose):
            if place < until if self.ordered else self.rng.random() < 0.5:
                _apply(safe, naming)
        how = self.rng.choice(("none", "all", "prefix", "some", "torn", "zeros"))
        return how, dict(self._found(safe, 0, Path(), how))

    def _found(self, folders, number, path, how):
        for name, inside in folders.get(number, {}).items():
            if inside in self.files:
                file = self.files[inside]
                yield path / name, _written(file.safe, self._spared(file, how))
            else:
                yield from self._found(folders, inside, path / name, how)

    def _spared(self, file, how):
        if how == "all":
            return file.loose
        if how == "prefix":
            return file.loose[: self.rng.randint(0, len(file.loose))]
        spared = [w for w in file.loose if how != "none" and self.rng.random() < 0.5]
        return [part for write in spared for part in self._parts(write, file, how)]

    def _parts(self, write, file, how):
        if isinstance(write, Write) and how == "torn":
            places = range(0, len(write.data), SECTOR)
            kept = [at for at in places if self.rng.random() < 0.5]
            return [Write(write.offset + at, write.data[at : at + SECTOR]) for at in kept]
        if isinstance(write, Write) and how == "zeros" and write.offset >= len(file.safe):
            return [Write(write.offset, bytes(len(write.data)))]
        return [write]

    def _reachable(self, number):
        """The numbers of the folders and files that have a name now, from a folder on."""
        folders, files = {number}, set()
        for inside in self.folders[number].values():
            if inside in self.files:
                files.add(inside)
            else:
                below = self._reachable(inside)
                folders, files = folders | below[0], files | below[1]
        return folders, files

    def _new(self, *, folder=False, content=None):
        self._last += 1
        if folder:
            self.folders[self._last], self.safe[self._last] = {}, {}
        else:
            self.files[self._last] = File(content.read_bytes() if content else b"")
        return self._last

    def _parent(self, path):
        return self.number(Path(path).parent), Path(path).name

    def _rename(self, *steps):
        naming = Naming(steps)
        _apply(self.folders, naming)
        self.loose.append(naming)


def _apply(folders, naming):
    for folder, name, number in naming.steps:
        if number is None:
            folders.setdefault(folder, {}).pop(name, None)
        else:
            folders.setdefault(folder, {})[name] = number


def _written(safe, writes):
    content = bytearray(safe)
    for write in writes:
        write.on(content)
    return bytes(content)
