"""A reflection and its file, there and back."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings

from journal.domain.reflections import Reflection
from journal.errors import InputRefused
from journal.exchange.reflections import reflection_from, reflection_text
from tests.exchange import examples

ID = "0146b403-e688-7e09-8717-ab16b89afae7"
OTHER = "0146b98e-53b8-7099-b29f-6b6294114f53"
REFLECTION = Reflection(ID, "Ask first", edited_at=datetime(2015, 3, 2, 10, 4, tzinfo=UTC))


def refusal(text):
    with pytest.raises(InputRefused) as caught:
        reflection_from(text)
    return str(caught.value)


@settings(deadline=None)
@given(examples.reflections(ids=(ID, OTHER)))
def test_a_reflection_comes_back_equal_whatever_its_beats_look_like(reflection):
    assert reflection_from(reflection_text(reflection)) == reflection


def test_a_reflection_is_told_under_four_headings():
    told = replace(REFLECTION, before="So.", went_wrong="Thus.", learnt="This.", now="That.")
    assert reflection_text(told).endswith(
        "---\n\n## Before\n\nSo.\n\n## What went wrong\n\nThus.\n\n"
        "## What we learnt\n\nThis.\n\n## What we do now\n\nThat.\n"
    )


def test_an_editor_may_write_line_ends_as_windows_does():
    told = replace(REFLECTION, before="So.", now="That.")
    assert reflection_from(reflection_text(told).replace("\n", "\r\n")) == told


@pytest.mark.parametrize(("body", "sentence"), [
    ("Once.\n\n## Before\n\nSo.", "“Once.” stands above “## Before”"),
    ("## Before\n\nSo.\n\n## Before\n\nSo.", "“## Before” is there twice"),
])  # fmt: skip
def test_a_reflection_whose_text_belongs_to_no_beat_is_refused(body, sentence):
    text = reflection_text(REFLECTION).rstrip("\n") + f"\n\n{body}\n"
    assert sentence in refusal(text)


def test_a_reflection_that_ends_before_it_began_is_refused():
    wrong = replace(REFLECTION, period_first=date(2015, 2, 1), period_last=date(2015, 1, 1))
    sentence = refusal(reflection_text(wrong))
    assert "cannot end on 2015-01-01" in sentence
