"""Turning a year into a post."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from journal.cli import output, process
from journal.cli.words import PLACE, WORDS
from journal.errors import InputRefused, JournalError, shown
from journal.files import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from journal.cli.session import Session
    from journal.domain.waivers import Waiver
    from journal.ops.reviews import NoteWriting
    from journal.publish.post import Report

_READABLE = 0o644  # a file for others


@click.command()
@click.argument("year", required=False, type=WORDS)
@click.option("-o", "folder", type=PLACE, metavar="DIR", help="The folder to make.")
@click.option(
    "--profile",
    type=WORDS,
    help="The kind of site it is for: as the recipe has it, or plain; --profiles names them.",
)
@click.option("--images-at", type=WORDS, default="", metavar="ADDRESS",
              help="Where the pictures will lie on the web, if not beside the page.")  # fmt: skip
@click.option(
    "--allow",
    multiple=True,
    type=WORDS,
    metavar="RULE:WHAT",
    help="Let something pass that would be refused; the refusal says how to write it.",
)
@click.option(
    "--because",
    multiple=True,
    type=WORDS,
    metavar="REASON",
    help="Why it may pass: one for each --allow in their order, or one for all.",
)
@click.option("--pdf", type=PLACE, metavar="FILE", help="Write the post as a PDF on A4.")
@click.option("--evidence", type=PLACE, metavar="FILE",
              help="Write the numbers as CSV, with the entries behind each.")  # fmt: skip
@click.option("--timelinejs", type=PLACE, metavar="FILE",
              help="Write the public entries as a timeline for TimelineJS.")  # fmt: skip
@click.option("--generated", is_flag=True, help="Leave the recipe aside, and as it is.")
@click.option("--profiles", is_flag=True, help="Name the profiles, and say how to make one.")
@click.option("--copy-profile", nargs=2, type=WORDS, metavar="PROFILE NAME",
              help="Copy a profile under a name of your own, to be changed.")  # fmt: skip
@click.pass_obj
def review(
    session: Session,
    year: str | None,
    folder: Path | None,
    profile: str | None,
    images_at: str,
    allow: tuple[str, ...],
    because: tuple[str, ...],
    pdf: Path | None,
    evidence: Path | None,
    timelinejs: Path | None,
    generated: bool,
    profiles: bool,
    copy_profile: tuple[str, str] | None,
) -> None:
    """Write the year-in-review post, as a folder.

    A half-year (2015-H1), a month (2015-03), a day, or two days with .. between them work too.
    Only public entries are told, and nobody is named who did not agree. What was left out is
    said on standard error. Where a recipe of the days is kept, the post is made by it; where it
    was written, what it announced and what was allowed are kept there.
    """
    if profiles:
        _name_profiles()
        return
    if copy_profile:
        from journal.publish.sites import profiles as kinds

        output.write(f"{kinds.copy(*copy_profile)}\n")
        return
    if year is None:
        raise click.UsageError("Missing argument 'YEAR'.")
    if not (folder or pdf or evidence or timelinejs):
        raise click.UsageError("Missing -o DIR.")
    from journal.cli import extracts

    waivers = _waivers(allow, because)
    places = extracts.Places(pdf, evidence, timelinejs).checked()
    beside = extracts.composed(session, year, places, waivers, by_recipe=not generated)
    if folder:
        _write(session, _Wish(year, folder, profile, images_at, waivers, not generated))
    for path, data in beside.items():
        write_atomically(path, data, mode=_READABLE)
        output.write(f"{path}\n")


@dataclass(frozen=True, slots=True)
class _Wish:
    year: str
    folder: Path
    profile: str | None
    images_at: str
    waivers: tuple[Waiver, ...]
    by_recipe: bool


def _write(session: Session, wish: _Wish) -> None:
    from journal.domain.dates import parse_span
    from journal.ops.reviews import NoteWriting
    from journal.publish import post as posts
    from journal.store import attachments
    from journal.store.lookback import recipes, reviews

    period, folder = parse_span(wish.year), wish.folder
    with session.reading():
        recipe = recipes.of(period) if wish.by_recipe else None
        post = posts.compose(
            replace(reviews.material(period), recipe=recipe),
            profile=wish.profile or (recipe.profile if recipe else "plain"),
            read_attachment=lambda sha256: session.beyond.fitted(attachments.read(sha256)),
            images_at=wish.images_at,
            waivers=(*(recipe.waivers if recipe else ()), *wish.waivers),
        )
    if recipe and recipe.edited_at:
        saved = f"saved {recipe.edited_at:%Y-%m-%d}"
        process.note(f"By the recipe “{shown(recipe.heading, 60)}”, {saved}.")
    read = posts.write(post, folder)
    _tell(post.report)
    process.note(str(read))
    output.write(f"{folder / post.page}\n")
    if wish.by_recipe:
        place, found = str(folder.absolute()), post.report.findings
        used = tuple(w for w in wish.waivers if any(w.covers(f.rule, f.what) for f in found))
        _note(session, NoteWriting(period, place, post.report.said, used, session.author))


def _note(session: Session, writing: NoteWriting) -> None:
    """Keep in the recipe what was written; the post is there already, whatever comes of this."""
    try:
        with session.writing() as workspace:
            workspace.do(writing)
    except JournalError as error:
        process.note(f"The post is written, but its recipe could not be kept: {error}")


def _name_profiles() -> None:
    """Name every profile on standard output; how to make one goes to standard error."""
    from journal.publish.page import binding
    from journal.publish.sites import profiles as kinds

    def about(name: str) -> str:
        try:
            return kinds.find(name).about
        except JournalError as error:  # one that cannot be used hides none of the others
            return str(error)

    lines = [f"{name}\t{about(name)}\n" for name in kinds.names()]
    output.write(*lines, f"{binding.PROFILE}\tOne page that fetches nothing, with all in it.\n")
    process.note(
        f"One of your own is a NAME.toml and a NAME.j2 in {shown(kinds.own_folder())}. "
        "`journal review --copy-profile hugo our-site` puts a copy there to change."
    )


def _waivers(allow: tuple[str, ...], because: tuple[str, ...]) -> tuple[Waiver, ...]:
    """What may pass, each with its reason.

    Raises:
        InputRefused: A waiver or its reason cannot be understood.
    """
    from journal.domain.waivers import Waiver
    from journal.publish.safety.preflight import RULES

    if because and not allow:
        raise click.UsageError("--because gives the reason of an --allow, and there is none.")
    if allow and len(because) not in (1, len(allow)):
        said = f"{len(because)} are given" if because else "none is given"
        raise click.UsageError(
            f"Every --allow needs its reason: one --because for all, or {len(allow)} in the same "
            f"order; {said}."
        )
    reasons = because if len(because) == len(allow) else because * len(allow)
    pairs = zip(allow, reasons, strict=True)
    waivers = tuple(Waiver.parse(text, why).checked() for text, why in pairs)
    for waiver in waivers:
        if waiver.rule not in RULES:
            raise InputRefused(
                f"“{shown(waiver.rule)}” is no rule; the rules are {', '.join(RULES)}."
            )
    return waivers


def _tell(report: Report) -> None:
    """Say what a person should know of the post before it goes out."""
    left_out = [str(item) for item in report.left_out if item.count]
    if left_out:
        process.note(f"Left out: {'; '.join(left_out)}.")
    for finding in report.findings:
        process.note(f"Allowed: {finding}, because: {shown(finding.because)}")
    for line in report.notes:
        process.note(line)
