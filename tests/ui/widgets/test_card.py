from datetime import date, timedelta

import pytest

from journal.domain.dates import now
from journal.domain.entry import Attachment, Entry, Kind, Status
from journal.ui.widgets.card import card_of, lines_for, row_of


def entry(**more):
    written = now()
    values = {
        "id": "1", "kind": Kind.NOTE, "title": "Title", "body": "", "author": "Ana",
        "happened_on": written.date(), "ended_on": None, "written_at": written,
        "edited_at": written,
    }  # fmt: skip
    return Entry(**(values | more))


def test_a_card_names_what_is_known():
    shown = card_of(
        entry(
            kind=Kind.EXPERIMENT,
            status=Status.RUNNING,
            project="Site",
            tags=("dns", "web"),
            attachments=(Attachment("0" * 64, "a.png"),),
        )
    )
    assert shown.facts == ("running", "Ana", "Site", "#dns", "#web")
    assert shown.attachments == 1
    assert shown.spoken.startswith("Experiment, Title, running, Ana, Site")


def test_the_time_is_shown_only_for_what_was_written_on_its_day():
    assert card_of(entry()).time == f"{now():%H:%M}"
    assert card_of(entry(happened_on=now().date() - timedelta(days=1))).time == ""


def test_without_a_title_the_first_line_stands_for_it_and_is_not_said_twice():
    shown = card_of(entry(title="", body="The first line.\n\nAnd the rest."))
    assert shown.title == "The first line."
    assert shown.excerpt == "And the rest."


def test_an_excerpt_has_no_marks_and_an_end():
    shown = card_of(entry(body="**Bold** and `code`. " + "word " * 5_000))
    assert shown.excerpt.startswith("Bold and code.")
    assert len(shown.excerpt) <= 240
    assert shown.excerpt.endswith(" word…")


@pytest.mark.parametrize(("length", "lines"), [(-3, 0), (0, 0), (1, 1), (76, 1), (77, 2)])
def test_short_texts_take_less_room(length, lines):
    assert lines_for(length) == lines


def test_a_row_is_laid_out_without_the_excerpt():
    assert row_of(entry(body="short", happened_on=date(2015, 3, 2))).lines == 1
    assert row_of(entry(title="", body="only a first line")).lines == 0
