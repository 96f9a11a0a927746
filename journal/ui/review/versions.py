"""A recipe as lines, so that two versions of it can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journal.domain.review import Voice, arranged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journal.domain.review import Block, Review


def lines_of(review: Review) -> list[str]:
    """What a recipe says: what is known of the post, then its sections in order."""
    voice = "we" if review.voice is Voice.WE else "the team"
    facts = (("Title", review.title), ("Voice", voice), ("Written for", review.profile))
    found = [f"{name}: {value}" for name, value in facts if value]
    found += [f"Allowed: {waiver}, because: {waiver.because}" for waiver in review.waivers]
    for score in review.scores:
        outcome = score.verdict.value.replace("_", " ") if score.verdict else "no outcome yet"
        found.append(f"Announced: {score.promise} ({outcome}) {score.word}".rstrip())
    for block in arranged(review.blocks):
        found += ["", *_block(block)]
    return found


def _block(block: Block) -> Iterator[str]:
    state = "written" if block.is_edited else "generated"
    yield f"# {block.section} ({state if block.on else 'left out'})"
    if block.heading:
        yield f"Heading: {block.heading}"
    yield from (block.text or "").splitlines()
    for picture in block.pictures:
        yield f"Image: {picture.alt or picture.sha256[:8]} {picture.credit}".rstrip()
