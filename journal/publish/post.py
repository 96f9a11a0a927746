"""The whole way from material to a written post: tell, sweep, write, read back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from journal.domain.people import fold
from journal.domain.review import Voice
from journal.errors import UnsafePost, shown
from journal.files import replaced_folder, slug, write_tree
from journal.publish import review, single
from journal.publish.memory import Memory
from journal.publish.page import binding
from journal.publish.passages import Passages, open_line
from journal.publish.safety import preflight, verification
from journal.publish.safety.preflight import Finding
from journal.publish.safety.withholding import (
    blanked,
    cleaned,
    entry_texts,
    reflection_texts,
    sift,
)
from journal.publish.sections.making import left_out
from journal.publish.sites import profiles
from journal.publish.telling import Telling
from journal.publish.wording import counted, day, listed, plural, sentence_case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from journal.domain.review import ReviewMaterial
    from journal.domain.waivers import Waiver
    from journal.publish.review import Section
    from journal.publish.safety.names import Names
    from journal.publish.safety.verification import Readback
    from journal.publish.safety.withholding import LeftOut, Sifted
    from journal.publish.sites.profiles import Profile

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Report:
    """What a person should know of a post.

    Attributes:
        left_out: What is missing from it, and why.
        findings: What was found in it and allowed, each with its reason.
        notes: What else is worth a look.
        sections: The sections that the recipe has, as they were told.
        said: What the post announces for the time after its period, as plain words.
    """

    left_out: tuple[LeftOut, ...] = ()
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Post:
    """A post that may be written.

    Attributes:
        files: What is written, by path; the page is among them.
        page: The path of the page.
        report: What a person should know of it.
        title: Its title, as plain words.
        day: The day it bears.
        markdown: The page without front matter and escapes, its pictures by their paths.
        link: What stands before the name of a picture in the page.
        pictures: The folder in which the pictures lie: empty, or ending in `/`.
        withheld: Names that stand nowhere in it.
    """

    files: dict[str, bytes]
    page: str
    report: Report
    title: str = ""
    day: date | None = None
    markdown: str = ""
    link: str = ""
    pictures: str = ""
    withheld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    """A post as it was told: `sections` as they are shown, `plain` as the telling gave them.

    `met` is whom the telling left unnamed before the page was laid out.
    """

    post: Post
    telling: Telling
    sections: list[Section]
    title: str
    plain: list[Section]
    met: set[str]


def compose(
    material: ReviewMaterial,
    *,
    profile: str,
    read_attachment: Callable[[str], bytes],
    images_at: str = "",
    waivers: Sequence[Waiver] = (),
    bind: bool = True,
) -> Post:
    """Turn the material of a period into a post.

    Args:
        material: What the journal knows of the period.
        profile: One of `profiles.names()`, or `page.binding.PROFILE`.
        read_attachment: Gives the bytes of an attachment, by SHA-256.
        images_at: The address below which the pictures will lie, where the profile's own will
            not do; it ends in `/`.
        waivers: What may pass although it would be refused.
        bind: Whether what is to be one page becomes it; otherwise `bound` does that later.

    Raises:
        UnsafePost: Something in it must not leave the journal, and is not allowed.
        InputRefused: There is no such profile.
        Refused: Something is wrong with a profile that somebody wrote.
        JournalError: An attachment cannot be read.
    """
    post, standing = examine(
        material,
        profile=profile,
        read_attachment=read_attachment,
        images_at=images_at,
        waivers=waivers,
        bind=bind,
    )
    if standing:
        raise UnsafePost(_refusal(standing))
    return post


def examine(
    material: ReviewMaterial,
    *,
    profile: str,
    read_attachment: Callable[[str], bytes],
    images_at: str = "",
    waivers: Sequence[Waiver] = (),
    bind: bool = True,
    memory: Memory | None = None,
) -> tuple[Post, tuple[Finding, ...]]:
    """Do as `compose`, and return what stands in the way instead of refusing.

    A post with findings must not be written; it is there to show where they are. Without `bind`,
    what is to be one page is left as it was looked through, for `bound`. A `memory` that saw most
    of the same entries before makes it quicker, and changes nothing else.
    """
    single_page = profile == binding.PROFILE
    site = binding.SITE if single_page else profiles.find(profile, images_at)
    read = cache(read_attachment)
    memory = memory or Memory()
    material = cleaned(material, memory)
    sifted = sift(material, memory)
    waived = [waiver.what for waiver in waivers if waiver.rule == "name"]

    def named() -> Names:
        return single.names_in(material, waived, memory)

    names = named()
    told = _told(material, sifted, names, site, read, memory)
    everyone = single.names_in(material, (), memory) if waived else names

    def own() -> dict[str, bytes]:
        apart = memory.apart
        bare = blanked(material, sifted, memory)
        return _told(bare, sift(bare, apart), named(), site.bare(), read, apart).post.files

    found = [
        *preflight.sweep(told.post.files, everyone, sifted.secrets, sifted.texts, own),
        *(Finding("alt", name, place) for name, place in told.telling.pictures.without_alt.items()),
        *(Finding("mark", "%%", f"the text of “{s.heading}”") for s in told.sections if s.unclosed),
        *(Finding("mark", "%%", place) for place in _open_lines(material)),
    ]
    met = {finding: finding.met_by(waivers) for finding in found}
    passed = {(each.rule, fold(each.what)) for each, why in met.items() if why}
    if passed:  # which the post says of itself, in numbers
        let = Counter(rule for rule, _ in sorted(passed))
        again = _told_again(told, site, let)
        told = again or _told(material, sifted, named(), site, read, memory, let)
    post, telling, sections = told.post, told.telling, told.sections
    report = Report(
        left_out=tuple(each for each in left_out(telling) if each.count),
        findings=tuple(replace(each, because=why.because) for each, why in met.items() if why),
        notes=(
            *telling.pictures.notes,
            *_uploads(site, post),
            *_open_scores(material),
            *_needless(waivers, met.values()),
            *_torn(sifted),
        ),
        sections=tuple(sections),
        said=tuple(telling.said),
    )
    standing = [
        replace(each, place=f"{each.place}{_origin(each.what, sifted, sections)}")
        for each, why in met.items()
        if not why
    ]
    known = [] if standing else everyone.telling()
    there = verification.standing(post.files, known)  # it was allowed, or is our own wording
    withheld = tuple(name for name in known if name not in there)
    post = replace(post, report=report, withheld=withheld)
    return (bound(post) if single_page and bind else post), tuple(standing)


def bound(post: Post) -> Post:
    """A post that was looked through as the one page that it is to be."""
    files, page = binding.bound(post.files, post.page)
    return replace(post, files=files, page=page, link="", pictures="")


def write(post: Post, target: Path, *, overwrite: bool = False) -> Readback:
    """Write a post as a folder: beside its place, read back, then moved there.

    It gets the rights that the person's other files have: it is there to be published.

    Args:
        post: What to write.
        target: The folder to make.
        overwrite: Whether a folder with files in it may be replaced as a whole.

    Returns:
        What was read back.

    Raises:
        InputRefused: The target holds files and `overwrite` is not set.
        StorageError: The system refused; what was there is still there.
        JournalError: What was written does not read back; what was there is still there.
    """
    with replaced_folder(target, overwrite=overwrite, public=True) as beside:
        write_tree(beside, post.files)
        return verify(beside, post)


def verify(folder: Path, post: Post) -> Readback:
    """Read a written post back (see `verification.verify`)."""
    written = verification.Written(post.files, post.page, post.link, post.pictures, post.withheld)
    return verification.verify(folder, written)


def _told(
    material: ReviewMaterial,
    sifted: Sifted,
    names: Names,
    site: Profile,
    read: Callable[[str], bytes],
    memory: Memory,
    let: Mapping[str, int] | None = None,
) -> _Told:
    """A post that nobody has looked through yet, or of which some was let through already."""
    title = _title(material, sifted, names)
    telling = Telling(material, sifted, names, profiles.PICTURES, read, memory)
    telling.let_through = dict(let or {})
    sections = review.sections(telling)
    met = set(names.met)
    post, told = _laid_out(telling, title, sections, site)
    return _Told(post, telling, told, title, sections, met)


def _told_again(told: _Told, site: Profile, let: Mapping[str, int]) -> _Told | None:
    """The same, saying of itself what was let through; None where all must be told for that."""
    telling = told.telling
    met, telling.names.met = telling.names.met, set(told.met)
    telling.let_through = dict(let)
    sections = review.with_last(telling, told.plain)
    if sections is None:
        return None
    telling.names.met |= met
    post, shown = _laid_out(telling, told.title, sections, site)
    return replace(told, post=post, sections=shown, plain=sections)


def _laid_out(
    telling: Telling, title: str, sections: list[Section], site: Profile
) -> tuple[Post, list[Section]]:
    """The files of a post, and its sections with the addresses that pictures have there."""
    material = telling.material
    newest = max((entry.happened_on for entry in material.entries), default=material.period.last)
    site = site.placed(newest, slug(title))
    about = profiles.About(
        title=title,
        summary=review.summary(telling),
        team=telling.passages.line(material.team),
        day=newest,
        first=material.period.first,
        last=material.period.last,
        tags=_tags(telling, site),
    )
    body = review.markdown(sections, telling.notes)
    pictures = {f"{site.folder}{name}": data for name, data in telling.pictures.files.items()}
    files = {site.page: site.text(about, body).encode(), **dict(sorted(pictures.items()))}

    def seen(markdown: str) -> str:
        return markdown.replace(f"]({profiles.PICTURES}", f"]({site.folder}")

    post = Post(files, site.page, Report(), title, newest, seen(body), site.link, site.folder)
    return post, [replace(each, text=seen(each.text), draft=seen(each.draft)) for each in sections]


def _title(material: ReviewMaterial, sifted: Sifted, names: Names) -> str:
    """The title that the team gave the post, as plain public words, or the generated one."""
    own = material.recipe.title if material.recipe else ""
    passages = Passages(names, lambda _: None, lambda alt, _: alt, lambda _: "")
    voice = material.recipe.voice if material.recipe else Voice.WE
    return passages.line(own) or review.title(material.period, len(sifted.reflections), voice)


def _open_scores(material: ReviewMaterial) -> Iterator[str]:
    """A word about what the review before announced and nobody has scored yet."""
    scores = material.recipe.scores if material.recipe else ()
    unscored = sum(score.verdict is None for score in scores)
    if unscored:
        yield (
            f"{sentence_case(counted(unscored, 'thing'))} that the last review announced "
            f"{plural(unscored, 'has')} no outcome yet; the post leaves {plural(unscored, 'it')} "
            "out."
        )


def _origin(what: str, sifted: Sifted, sections: Iterable[Section]) -> str:
    """What a finding comes from, as far as that can be told, for the end of its place."""
    for section in sections:
        if section.draft != section.text and what in section.text and what not in section.draft:
            return f", from what was written for “{shown(section.heading, 60)}”"
    for entry in sifted.public.values():
        if any(what in text for text in entry_texts(entry)):
            return f", from “{shown(entry.heading, 60)}” of {day(entry.happened_on)}"
    for reflection in sifted.reflections:
        if any(what in text for text in reflection_texts(reflection)):
            return f", from the reflection “{shown(reflection.claim, 60)}”"
    for action in sifted.decisions:
        if what in action.text:
            return f", from the action “{shown(action.text, 60)}”"
    return ""


def _tags(telling: Telling, site: Profile) -> tuple[str, ...]:
    """The tags that most public entries have, as the site wants them, and none with a name."""

    def tells(tag: str) -> bool:
        named = any(telling.names.matches(tag, any_case=True, inflected=True))
        named = named or any(preflight.harmful(tag, telling.names))
        return not tag or named or telling.passages.line(tag) != tag

    counts: Counter[str] = Counter()
    for tag, count in Counter(tag for e in telling.public for tag in set(e.tags)).items():
        counts[fold(tag)] += count
    ranked = sorted(counts, key=lambda tag: (-counts[tag], tag))
    shown: dict[str, None] = {}
    for tag in (site.tag(tag) for tag in ranked if not tells(tag)):
        if len(shown) == site.tags:
            break
        if not tells(tag):
            shown[tag] = None
    return tuple(shown)


def _open_lines(material: ReviewMaterial) -> Iterator[str]:
    """Lines of the post with a mark that is not closed: they cannot be left out whole."""
    recipe = material.recipe
    lines = {"the name of the team": material.team, "the title": recipe.title if recipe else ""}
    for block in recipe.blocks if recipe else ():
        lines[f"the heading of the section “{block.section}”"] = block.heading
        for picture in block.pictures:
            lines[f"a picture of the section “{block.section}”"] = f"{picture.alt} {picture.credit}"
    for score in recipe.scores if recipe else ():
        lines[f"what became of “{shown(score.promise, 40)}”"] = f"{score.promise} {score.word}"
    yield from (place for place, text in lines.items() if open_line(text))


def _needless(waivers: Iterable[Waiver], met: Iterable[Waiver | None]) -> Iterator[str]:
    """A word about what was allowed and is not there."""
    used = {str(waiver) for waiver in met if waiver}
    for waiver in waivers:
        if str(waiver) not in used:
            yield f"{shown(waiver, 80)} is allowed, but nothing in the post needs it."


def _torn(sifted: Sifted) -> Iterator[str]:
    """What was left out whole for a mark that nobody closed, for a person to find and close it."""
    for words in sifted.torn:
        yield f"{words} was left out: a private passage in it is not closed."


def _uploads(site: Profile, post: Post) -> Iterator[str]:
    """What to do with the pictures where the site shows none that lie beside the page."""
    pictures = [path for path in post.files if path != post.page]
    if site.upload and pictures and "://" not in post.link:
        one = len(pictures) == 1
        yield (
            f"{site.title} shows {'a picture' if one else 'pictures'} only from an address on the "
            f"web: upload {listed(pictures)} and put the "
            f"{'address' if one else 'addresses'} into {post.page}, or say with --images-at where "
            f"{'it' if one else 'they'} will lie."
        )


def _in_places(found: Sequence[Finding]) -> str:
    """One thing that was found, where it was found first, and in how many places more."""
    others = len(found) - 1
    if not others:
        return str(found[0])
    return f"{found[0]}, and in {'another place' if others == 1 else f'{others} more places'}"


def _refusal(standing: Sequence[Finding]) -> str:
    places: dict[str, list[Finding]] = {}
    for finding in standing:
        places.setdefault(fold(finding.waiver), []).append(finding)
    some = "; ".join(_in_places(found) for found in list(places.values())[:_SHOWN])
    more = f"; and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
    one = len(places) == 1
    return (
        f"The post was not written, for it would carry {some}{more}. Change the "
        f"{'entry' if one else 'entries'}, or allow {'it' if one else 'each'} with "
        f"--allow '{standing[0].waiver}' --because 'why it may be published'."
    )
