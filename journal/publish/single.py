"""One file of public material beside the post: the same is withheld, and the same is looked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journal.domain.people import fold
from journal.errors import UnsafePost
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


def names_in(material: ReviewMaterial, waived: Iterable[str] = ()) -> Names:
    """Everyone who is known, who wrote, or who is meant by a text, and whom to name how.

    Args:
        material: What the journal knows of the period.
        waived: Names that may stand although nobody agreed.
    """
    entries = (*material.before, *material.entries, *material.linked)
    mentioned = {name for entry in entries for name in entry.people}
    known = {fold(person.handle) for person in material.people}
    own = recipe_texts(material.recipe)
    for text in (*(e.body for e in entries), *_beats(material), *own):
        if "@" in text and any(fold(name) not in known for name in _HANDLE.findall(text)):
            mentioned.update(spans.people(text))
    return Names(material.people, {entry.author for entry in entries}, mentioned, waived)


def _beats(material: ReviewMaterial) -> Iterator[str]:
    for reflection in material.reflections:
        yield from reflection_texts(reflection)
    yield from (action.text for action in material.decisions)


def _telling(material: ReviewMaterial, names: Names) -> Telling:
    return Telling(material, sift(material), names, "", lambda _sha256: b"")
