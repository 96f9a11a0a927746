"""Turning a year into a post."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from journal.cli import output, process
from journal.cli.words import PLACE, WORDS, choice

if TYPE_CHECKING:
    from pathlib import Path

    from journal.cli.session import Session
    from journal.publish.post import Report


@click.command()
@click.argument("year", type=WORDS)
@click.option("-o", "folder", required=True, type=PLACE, metavar="DIR", help="The folder to make.")
@click.option(
    "--profile",
    type=choice(("plain", "hugo", "jekyll")),
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
@click.pass_obj
def review(session: Session, year: str, folder: Path, profile: str, allow: tuple[str, ...]) -> None:
    """Write the year-in-review post, as a folder; a month (2015-03) or a day works too.

    Only public entries are told, and nobody is named who did not agree. What was left out is
    said on standard error.
    """
    from journal.domain.dates import parse_period
    from journal.publish import post as posts
    from journal.store import attachments, reviews

    period = parse_period(year)
    with session.reading():
        post = posts.compose(
            reviews.material(period),
            profile=profile,
            read_attachment=attachments.read,
            allow=frozenset(allow),
        )
    posts.write(post, folder)
    _tell(post.report)
    output.write(f"{folder / post.page}\n")


def _tell(report: Report) -> None:
    """Say what a person should know of the post before it goes out."""
    left_out = [str(item) for item in report.left_out if item.count]
    if left_out:
        process.note(f"Left out: {'; '.join(left_out)}.")
    for finding in report.findings:
        process.note(f"Allowed: {finding}.")
    for line in report.notes:
        process.note(line)
