"""What may leave the journal, and what is held back: decided here, before a word is written.

Only entries whose audience is public are told. An entry or a reflection with a mark that is not
closed is held back as a whole, since nobody knows what was meant to be hidden.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from journal.domain.entry import Audience
from journal.domain.reflections import BEATS
from journal.errors import shown
from journal.publish.memory import Memory
from journal.publish.passages import clean, needs_cleaning, open_line
from journal.publish.wording import day, number
from journal.text import spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from journal.domain.entry import Entry
    from journal.domain.reflections import Reflection
    from journal.domain.retros import Action
    from journal.domain.review import Block, Review, ReviewMaterial

_HIDDEN = (spans.SpanKind.PRIVATE, spans.SpanKind.REDACTED)
_TELLING = 3  # words that a title needs to be looked for: fewer are any words


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that is missing from a post, in the words for one and for several, counted."""

    one: str
    many: str
    count: int

    def __str__(self) -> str:
        return f"{number(self.count)} {self.one if self.count == 1 else self.many}"


@dataclass(frozen=True, slots=True)
class Sifted:
    """What may be told of the material.

    Attributes:
        public: The entries that may be told, inside the period and out, by id.
        reflections: The reflections that may be told.
        decisions: The actions that may be told.
        withheld: Entries of the period that are not public (count).
        unclosed: Public entries, reflections and actions with a mark that is not closed (count).
        passages: Private passages in what may be told (count).
        redactions: Redactions in what may be told (count).
        others: Texts of the material that belong to no entry: the team, and public names.
        secrets: Texts that must not appear unless they stand in something public too: what
            private spans and redactions hide, and the words of entries' titles and of actions
            that are not public.
        torn: What has a mark that is not closed, in words for the people of the journal alone.
    """

    public: dict[str, Entry]
    reflections: tuple[Reflection, ...]
    decisions: tuple[Action, ...]
    withheld: int
    unclosed: int
    passages: int
    redactions: int
    others: tuple[str, ...]
    secrets: tuple[str, ...]
    torn: tuple[str, ...] = ()

    def texts(self) -> Iterator[str]:
        """Every public text, without its private spans."""
        for text in chain(*map(entry_texts, self.public.values())):
            yield spans.public(text)
        decided = (text for action in self.decisions for text in (action.text, action.tag))
        for text in (*chain(*map(reflection_texts, self.reflections)), *decided, *self.others):
            yield spans.public(text)


@dataclass(frozen=True, slots=True)
class _Look:
    """What an entry hides, and whether it has to be held back for a mark that is not closed."""

    hidden: tuple[str, ...]
    passages: int
    redactions: int
    torn: bool


@dataclass(slots=True)
class _Parted:
    """What may be told of some things, and what was found in all of them (see `Sifted`)."""

    public: dict[str, Entry] = field(default_factory=dict)
    secrets: dict[str, None] = field(default_factory=dict)
    torn: list[str] = field(default_factory=list)
    withheld: int = 0
    unclosed: int = 0
    passages: int = 0
    redactions: int = 0


def sift(material: ReviewMaterial, memory: Memory | None = None) -> Sifted:
    """Part what may be told from what may not.

    Args:
        material: What the journal knows of the period.
        memory: Knows what was found in the same entries before.
    """
    memory = memory or Memory()
    groups = material.before, material.entries, material.linked
    looks = (memory.each(_look, group, slot=str(place)) for place, group in enumerate(groups))
    entries = memory.of(_parted_entries, *groups, *looks)
    reflections, told = memory.of(_parted_reflections, material.reflections)
    secrets = dict.fromkeys((*entries.secrets, *told.secrets))
    recipe = _hidden(tuple(recipe_texts(material.recipe)))
    secrets.update(dict.fromkeys(span.value for span in recipe))
    decisions, held_back = _sifted_actions(material.decisions, secrets)
    return Sifted(
        public=entries.public,
        reflections=reflections,
        decisions=decisions,
        withheld=entries.withheld,
        unclosed=entries.unclosed + told.unclosed + held_back,
        passages=entries.passages + told.passages,
        redactions=entries.redactions + told.redactions,
        others=(
            material.team,
            *(person.public_name for person in material.people),
            *(person.organisation for person in material.people if person.public_name),
        ),
        secrets=tuple(secrets),
        torn=(*entries.torn, *told.torn),
    )


def _parted_entries(
    before: tuple[Entry, ...],
    entries: tuple[Entry, ...],
    linked: tuple[Entry, ...],
    *looks: tuple[_Look, ...],
) -> _Parted:
    parted, inside = _Parted(), {entry.id for entry in entries}
    given = zip((*before, *entries, *linked), chain(*looks), strict=True)
    every = {entry.id: (entry, look) for entry, look in given}
    for entry, look in every.values():
        parted.secrets.update(dict.fromkeys(look.hidden))
        if look.torn:
            parted.unclosed += entry.id in inside
            parted.torn.append(f"“{shown(entry.heading, 60)}” of {day(entry.happened_on)}")
        elif entry.audience is Audience.PUBLIC:
            parted.public[entry.id] = entry
            if entry.id in inside:
                parted.passages += look.passages
                parted.redactions += look.redactions
    parted.withheld = sum(entry.audience is not Audience.PUBLIC for entry in entries)
    return parted


def _parted_reflections(
    reflections: tuple[Reflection, ...],
) -> tuple[tuple[Reflection, ...], _Parted]:
    told: list[Reflection] = []
    parted = _Parted()
    for reflection in reflections:
        texts = tuple(reflection_texts(reflection))
        hidden = _hidden(texts)
        parted.secrets.update(dict.fromkeys(span.value for span in hidden))
        if open_line(reflection.claim) or any(map(spans.unclosed, texts)):
            parted.unclosed += 1
            parted.torn.append(f"The reflection “{shown(reflection.claim, 60)}”")
            continue
        told.append(reflection)
        parted.passages += sum(s.kind is spans.SpanKind.PRIVATE for s in hidden)
        parted.redactions += sum(s.kind is spans.SpanKind.REDACTED for s in hidden)
    return tuple(told), parted


def _look(entry: Entry) -> _Look:
    texts = tuple(entry_texts(entry))
    spoken = _hidden(texts)
    hidden = tuple(span.value for span in spoken)
    torn = False
    if entry.audience is Audience.PUBLIC:
        torn = spans.unclosed(entry.body) or any(map(open_line, {*texts} - {entry.body}))
    elif len(entry.title.split()) >= _TELLING:
        hidden += (entry.title,)
    kinds = [span.kind for span in spoken]
    private, redacted = (kinds.count(kind) for kind in _HIDDEN)
    return _Look(hidden, private, redacted, torn)


def _sifted_actions(
    actions: Iterable[Action], secrets: dict[str, None]
) -> tuple[tuple[Action, ...], int]:
    """The actions that may be told, and how many public ones have a mark that is not closed."""
    told, unclosed = [], 0
    for action in actions:
        secrets.update(dict.fromkeys(span.value for span in _hidden((action.text,))))
        if action.audience is not Audience.PUBLIC:
            if len(action.text.split()) >= _TELLING:
                secrets[action.text] = None
        elif open_line(action.text) or open_line(action.tag):
            unclosed += 1
        else:
            told.append(action)
    return tuple(told), unclosed


def entry_texts(entry: Entry) -> Iterator[str]:
    """Every text of an entry that a post could carry."""
    yield from (entry.title, entry.body, entry.expectation, entry.project)
    yield from entry.tags
    yield from (attachment.alt for attachment in entry.attachments)


def reflection_texts(reflection: Reflection) -> Iterator[str]:
    """Every text of a reflection."""
    yield reflection.claim
    yield from (getattr(reflection, beat) for beat in BEATS)


def recipe_texts(recipe: Review | None) -> Iterator[str]:
    """Every text that people wrote into the recipe of a review and that its post could carry."""
    if recipe is None:
        return
    yield recipe.title
    for block in recipe.blocks:
        yield from (block.heading, block.text or "")
        yield from (text for picture in block.pictures for text in (picture.alt, picture.credit))
    for score in recipe.scores:
        yield from (score.promise, score.word)


def cleaned(material: ReviewMaterial, memory: Memory | None = None) -> ReviewMaterial:
    """The same material without characters that no page shows.

    It comes before everything else: a mark must not mean one thing with them and another without.

    Args:
        material: What the journal knows of the period.
        memory: Remembers what became of the same entries before.
    """
    return replace(
        _changed(material, _cleaned, _cleaned_reflection, clean, memory or Memory()),
        recipe=_recipe_with(material.recipe, clean),
    )


def _cleaned_reflection(old: Reflection) -> Reflection:
    return _reflection(old, clean)


def _cleaned(old: Entry) -> Entry:
    if not needs_cleaning(*entry_texts(old)):
        return old
    return replace(
        old,
        title=clean(old.title), body=clean(old.body), expectation=clean(old.expectation),
        project=clean(old.project), tags=tuple(map(clean, old.tags)),
        attachments=tuple(replace(a, alt=clean(a.alt)) for a in old.attachments),
    )  # fmt: skip


def blanked(
    material: ReviewMaterial, sifted: Sifted, memory: Memory | None = None
) -> ReviewMaterial:
    """The same material with “¤” for everything that people wrote.

    A post made of it has the very words that are our own, and none of theirs: sections that
    people wrote are as they would be generated.

    Args:
        material: What the journal knows of the period.
        sifted: What may be told of it.
        memory: Knows what became of the same entries before.
    """
    recipe = material.recipe
    if recipe:
        generated = tuple(block.generated() for block in recipe.blocks)
        recipe = _recipe_with(replace(recipe, blocks=generated), _blank)
    told = replace(
        material, reflections=sifted.reflections, decisions=sifted.decisions, recipe=recipe
    )
    return _changed(told, _blanked, _blanked_reflection, _blank, memory or Memory())


def _blank(text: str) -> str:
    return "¤" if text.strip() else ""


def _blanked(old: Entry) -> Entry:
    given = spans.thanks(spans.public(old.body)) if "@" in old.body else ()
    thanks = [f"thanks @{each.person} for ¤." for each in given]
    told = old.audience is Audience.PUBLIC and not _look(old).torn
    return replace(
        old,
        audience=Audience.PUBLIC if told else Audience.TEAM,
        title=_blank(old.title), body="\n\n".join([_blank(old.body), *thanks]),
        expectation=_blank(old.expectation), project="", tags=(),
        attachments=tuple(replace(a, alt=_blank(a.alt)) for a in old.attachments),
    )  # fmt: skip


def _blanked_reflection(old: Reflection) -> Reflection:
    return _reflection(old, _blank)


def _changed(
    material: ReviewMaterial,
    entry: Callable[[Entry], Entry],
    reflection: Callable[[Reflection], Reflection],
    text: Callable[[str], str],
    memory: Memory,
) -> ReviewMaterial:
    return replace(
        material,
        team=text(material.team),
        entries=memory.each(entry, material.entries, "entries"),
        before=memory.each(entry, material.before, "before"),
        linked=memory.each(entry, material.linked, "linked"),
        reflections=memory.each(reflection, material.reflections),
        decisions=tuple(replace(a, text=text(a.text), tag="") for a in material.decisions),
    )


def _recipe_with(recipe: Review | None, text: Callable[[str], str]) -> Review | None:
    if recipe is None:
        return None

    def block(old: Block) -> Block:
        return replace(
            old,
            heading=text(old.heading),
            text=None if old.text is None else text(old.text),
            pictures=tuple(
                replace(p, alt=text(p.alt), credit=text(p.credit)) for p in old.pictures
            ),
        )

    return replace(
        recipe,
        title=text(recipe.title),
        blocks=tuple(map(block, recipe.blocks)),
        scores=tuple(replace(s, promise=text(s.promise), word=text(s.word)) for s in recipe.scores),
    )


def _reflection(old: Reflection, text: Callable[[str], str]) -> Reflection:
    return replace(
        old,
        claim=text(old.claim), before=text(old.before), went_wrong=text(old.went_wrong),
        learnt=text(old.learnt), now=text(old.now),
    )  # fmt: skip


def _hidden(texts: tuple[str, ...]) -> list[spans.Span]:
    marked = (text for text in texts if "%%" in text or "||" in text)
    return [span for text in marked for span in spans.find(text) if span.kind in _HIDDEN]
