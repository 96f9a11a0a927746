"""Cards that the journal suggests for a retro. None is ever accepted by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal.domain.people import fold
from journal.domain.retro_formats import Material
from journal.domain.retro_material import sorted_out
from journal.publish.passages import clean
from journal.publish.wording import cut, full_stop, sentence_case
from journal.text import spans

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from journal.domain.entry import Entry
    from journal.domain.retro_formats import Format
    from journal.domain.retro_material import RetroMaterial

MOST = 12
"""Most suggestions from one material (count): the latest, since those are remembered."""

_WORDS = 24  # words of a reason


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A card that could be laid, under a key that stays the same from retro to retro."""

    key: str
    column: str
    material: Material
    text: str
    evidence: tuple[str, ...]


def suggest(
    form: Format, material: RetroMaterial, dropped: Collection[str] = ()
) -> list[Suggestion]:
    """The cards that a format takes, in the order of its columns.

    Args:
        form: The format of the retro.
        material: What the journal knows of the period.
        dropped: Keys of suggestions that were turned down.
    """
    found = sorted_out(material)
    offered: list[Suggestion] = []
    for column in form.columns:
        for kind in column.takes:
            if kind is Material.THANKS:
                thanks = _thanks(material, column.key)
                offered += [one for one in thanks if one.key not in dropped][-MOST:]
            else:  # the words of a card take time: there may be thousands that are not offered
                fresh = [entry for entry in found[kind] if _key(kind, entry) not in dropped]
                offered += [_card(entry, kind, column.key) for entry in fresh[-MOST:]]
    return offered


def told(entry: Entry) -> str:
    """What an entry is called where the team reads it: without private spans and redactions."""
    text = " ".join(spans.public(clean(entry.heading)).split())
    return text or "Something private"


def _key(material: Material, entry: Entry) -> str:
    return f"{material}:{entry.id}"


def _card(entry: Entry, material: Material, column: str) -> Suggestion:
    return Suggestion(_key(material, entry), column, material, told(entry), (entry.id,))


def _thanks(material: RetroMaterial, column: str) -> Iterator[Suggestion]:
    names = {fold(person.handle): person.name for person in material.people}
    for entry in material.shared():
        if "@" not in entry.body:
            continue
        for given in spans.thanks(spans.public(clean(entry.body))):
            who = names.get(fold(given.person), given.person)
            reason = cut(" ".join(given.reason.split()), _WORDS)
            words = full_stop(sentence_case(f"thanks to {who} {f'for {reason}' if reason else ''}"))
            key = f"{Material.THANKS}:{entry.id}:{fold(given.person)}"
            yield Suggestion(key, column, Material.THANKS, words, (entry.id,))
