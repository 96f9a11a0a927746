"""One file of public material beside the post: the same is withheld, and the same is looked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journal.domain.people import fold
from journal.errors import UnsafePost
from journal.publish.memory import Memory
from journal.publish.safety import preflight
from journal.publish.safety.names import Names
from journal.publish.safety.withholding import (
    blanked,
    cleaned,
    recipe_texts,
    reflection_texts,
    sift,
)
from journal.publish.telling import Telling
from journal.text import spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from journal.domain.entry import Entry
    from journal.domain.review import ReviewMaterial
    from journal.domain.waivers import Waiver

_SHOWN = 3
_HANDLE = re.compile(r"@(\w+(?:[.-]\w+)*)")  # more than are meant, which `spans` then tells


def composed(
    material: ReviewMaterial,
    name: str,
    make: Callable[[Telling], bytes],
    waivers: Sequence[Waiver] = (),
) -> tuple[bytes, Telling]:
    """Make a file of what may be told of a period, and look through it.

    Args:
        material: What the journal knows of the period.
        name: What the file is called.
        make: Makes it of what may be told.
        waivers: What may pass although it would be refused.

    Raises:
        UnsafePost: Something in it must not leave the journal.
        Refused: Whatever `make` refuses.
    """
    material = cleaned(material)
    sifted = sift(material)
    waived = [waiver.what for waiver in waivers if waiver.rule == "name"]
    names = names_in(material, waived)
    telling = _telling(material, names)
    data = make(telling)

    def own() -> dict[str, bytes]:
        bare = blanked(material, sifted)
        return {name: make(_telling(bare, names_in(bare, waived)))}

    swept = preflight.sweep({name: data}, names, sifted.secrets, sifted.texts, own)
    found = [each for each in swept if not each.met_by(waivers)]
    if found:
        some = "; ".join(map(str, found[:_SHOWN]))
        raise UnsafePost(f"The file was not written, for it would carry {some}.")
    return data, telling


def names_in(
    material: ReviewMaterial, waived: Iterable[str] = (), memory: Memory | None = None
) -> Names:
    """Everyone who is known, who wrote, or who is meant by a text, and whom to name how.

    Args:
        material: What the journal knows of the period.
        waived: Names that may stand although nobody agreed.
        memory: Knows who stood in the same entries before.
    """
    groups = material.before, material.entries, material.linked
    authors, named, told = (memory or Memory()).of(_named, *groups)
    mentioned = set(named)
    known = {fold(person.handle) for person in material.people}
    own = (*_beats(material), *recipe_texts(material.recipe))
    for text, handles in (*told, *((text, _handles(text)) for text in own if "@" in text)):
        if not handles <= known:
            mentioned.update(spans.people(text))
    return Names(material.people, authors, mentioned, waived)


def _named(
    *groups: tuple[Entry, ...],
) -> tuple[frozenset[str], frozenset[str], list[tuple[str, frozenset[str]]]]:
    """Who wrote entries, who stands beside them, and the texts that may mean others by a handle."""
    entries = [entry for group in groups for entry in group]
    authors = frozenset(entry.author for entry in entries)
    mentioned = frozenset(name for entry in entries for name in entry.people)
    told = [(e.body, _handles(e.body)) for e in entries if "@" in e.body]
    return authors, mentioned, told


def _handles(text: str) -> frozenset[str]:
    return frozenset(map(fold, _HANDLE.findall(text)))


def _beats(material: ReviewMaterial) -> Iterator[str]:
    for reflection in material.reflections:
        yield from reflection_texts(reflection)
    yield from (action.text for action in material.decisions)


def _telling(material: ReviewMaterial, names: Names) -> Telling:
    return Telling(material, sift(material), names, "", lambda _sha256: b"")
