"""Turning a year into a post."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from journal.cli import output, process
from journal.cli.words import PLACE, WORDS, choice
from journal.errors import shown

if TYPE_CHECKING:
    from pathlib import Path

    from journal.cli.session import Session
    from journal.domain.waivers import Waiver
    from journal.publish.post import Report


@click.command()
@click.argument("year", type=WORDS)
@click.option("-o", "folder", required=True, type=PLACE, metavar="DIR", help="The folder to make.")
@click.option(
    "--profile",
    type=choice(("plain", "hugo", "jekyll", "page")),
    default="plain",
    show_default=True,
    help="The kind of site it is for.",
)
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
@click.pass_obj
def review(
    session: Session,
    year: str,
    folder: Path,
    profile: str,
    allow: tuple[str, ...],
    because: tuple[str, ...],
) -> None:
    """Write the year-in-review post, as a folder; a month (2015-03) or a day works too.

    Only public entries are told, and nobody is named who did not agree. What was left out is
    said on standard error.
    """
    from journal.domain.dates import parse_period
    from journal.publish import post as posts
    from journal.store import attachments, reviews

    period = parse_period(year)
    waivers = _waivers(allow, because)
    with session.reading():
        post = posts.compose(
            reviews.material(period),
            profile=profile,
            read_attachment=attachments.read,
            waivers=waivers,
        )
    posts.write(post, folder)
    _tell(post.report)
    output.write(f"{folder / post.page}\n")


def _waivers(allow: tuple[str, ...], because: tuple[str, ...]) -> list[Waiver]:
    """What may pass, each with its reason.

    Raises:
        InputRefused: A waiver or its reason cannot be understood.
    """
    from journal.domain.waivers import Waiver

    if because and not allow:
        raise click.UsageError("--because gives the reason of an --allow, and there is none.")
    if allow and len(because) not in (1, len(allow)):
        said = f"{len(because)} are given" if because else "none is given"
        raise click.UsageError(
            f"Every --allow needs its reason: one --because for all, or {len(allow)} in the same "
            f"order; {said}."
        )
    reasons = because if len(because) == len(allow) else because * len(allow)
    return [Waiver.parse(text, why).checked() for text, why in zip(allow, reasons, strict=True)]


def _tell(report: Report) -> None:
    """Say what a person should know of the post before it goes out."""
    left_out = [str(item) for item in report.left_out if item.count]
    if left_out:
        process.note(f"Left out: {'; '.join(left_out)}.")
    for finding in report.findings:
        process.note(f"Allowed: {finding}, because: {shown(finding.because)}")
    for line in report.notes:
        process.note(line)
