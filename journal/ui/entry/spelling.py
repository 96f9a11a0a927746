"""Spelling in several languages at once, with the dictionaries that the system has.

The extra `spelling` (pyenchant) and the system's libenchant are optional: without them, or without
a dictionary, no word is marked. Words that people add are kept beside the settings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale

from journal import files, paths
from journal.domain.people import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SYSTEM, OFF = "system", "off"
_CURLED = "\u2019"  # the apostrophe that dictionaries do not know
_WORD = re.compile(rf"[^\W\d_]+(?:['{_CURLED}][^\W\d_]+)*")
_PART_OF_MORE = re.compile(r"[\w/@#.\\]")  # beside a word: of a name, a path or a number
_MOST = 5  # suggestions


def words(text: str) -> Iterator[tuple[int, int, str]]:
    """The words of a line that can be right or wrong: the first character, the length, the word.

    Places are counted in UTF-16 units, as Qt counts them.
    """
    wide = not text.isascii()
    for found in _WORD.finditer(text):
        word, first, last = found[0], found.start(), found.end()
        before, after = text[first - 1 : first], text[last : last + 1]
        if _PART_OF_MORE.match(before) or (_PART_OF_MORE.match(after) and after != "."):
            continue
        if len(word) < 2 or word[1:] != word[1:].lower():  # DNS, camelCase
            continue
        if wide:
            first, last = (len(text[:n].encode("utf-16-le")) // 2 for n in (first, last))
        yield first, last - first, word


class Speller:
    """Knows a word where one of its dictionaries does, or somebody added it.

    Args:
        dictionaries: Those of enchant.
        own: The file of the words that were added, one a line.
        missing: Languages that were wished for and have no dictionary.
    """

    def __init__(self, dictionaries: Sequence[Any], own: Path, missing: Sequence[str] = ()) -> None:
        self._dictionaries, self._own = tuple(dictionaries), own
        self.missing = tuple(missing)
        with files.storage_errors(own):
            lines = own.read_text("utf-8").splitlines() if own.exists() else []
        self._added = {fold(line): line for line in lines if line.strip()}
        self._known: dict[str, bool] = {}

    @property
    def checks(self) -> bool:
        """Whether there is a word that it would not know."""
        return bool(self._dictionaries)

    def knows(self, word: str) -> bool:
        """Whether a word is right in one of the languages."""
        known = self._known.get(word)
        if known is None:
            plain = word.replace(_CURLED, "'")
            known = not self._dictionaries or fold(word) in self._added
            known = known or any(each.check(plain) for each in self._dictionaries)
            self._known[word] = known
        return known

    def suggestions(self, word: str) -> list[str]:
        """What may be meant: the nearest words of each language in turn, a few of them."""
        found = [each.suggest(word.replace(_CURLED, "'")) for each in self._dictionaries]
        longest = max(map(len, found), default=0)
        mixed = [near[n] for n in range(longest) for near in found if n < len(near)]
        return list(dict.fromkeys(mixed))[:_MOST]

    def add(self, word: str) -> None:
        """Take a word for right from now on.

        Raises:
            StorageError: The file of added words cannot be written.
        """
        added = {**self._added, fold(word): word}
        lines = "".join(f"{line}\n" for line in sorted(added.values(), key=fold))
        with files.storage_errors(self._own):
            paths.private(self._own.parent)
        files.write_atomically(self._own, lines.encode())
        self._added = added
        self._known.clear()


def make(wish: str) -> Speller:
    """The speller for a wish: it marks nothing where no dictionary can be had.

    Args:
        wish: `system`, `off`, or languages such as `en_GB, de_DE`. Where the system has no
            dictionary for a country, another of the same language does.
    """
    own = paths.config_dir() / "words.txt"
    wanted = _languages(wish)
    if not wanted:
        return Speller((), own)
    try:
        import enchant
    except ImportError:
        return Speller((), own, () if wish == SYSTEM else wanted)
    there = sorted(enchant.list_languages())
    chosen = {language: _nearest(language, there) for language in wanted}
    found = dict.fromkeys(name for name in chosen.values() if name)
    missing = [language for language, name in chosen.items() if not name and wish != SYSTEM]
    return Speller([enchant.Dict(name) for name in found], own, missing)


def _languages(wish: str) -> list[str]:
    if wish.strip() == SYSTEM:
        return [QLocale.system().name()]
    return [] if wish.strip() == OFF else re.findall(r"[A-Za-z_-]{2,}", wish)


def _nearest(language: str, there: Sequence[str]) -> str:
    name = language.replace("-", "_")
    alike = [each for each in there if each.partition("_")[0] == name.partition("_")[0].lower()]
    return next((each for each in alike if each.lower() == name.lower()), (alike or [""])[0])
