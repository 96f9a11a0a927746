"""Leave to publish something, and the reason for it."""

import pytest

from journal.domain.waivers import Waiver
from journal.errors import InputRefused


def test_a_waiver_is_read_from_its_rule_and_what_it_stopped_at():
    waiver = Waiver.parse("URL: http://wiki ", " The wiki is open. ")
    assert waiver == Waiver("url", "http://wiki", "The wiki is open.")
    assert str(waiver) == "url:http://wiki"


def test_it_covers_what_it_names_in_any_case_and_nothing_else():
    waiver = Waiver("name", "Una")
    assert waiver.covers("name", "UNA")
    assert not waiver.covers("name", "Una Pike")
    assert not waiver.covers("private", "Una")


@pytest.mark.parametrize("text", ["", "una", ":una", "name:", "name: "])
def test_what_names_no_rule_or_nothing_is_refused(text):
    with pytest.raises(InputRefused, match="allows nothing"):
        Waiver.parse(text)


@pytest.mark.parametrize(
    ("because", "sentence"), [(" ", "Say why"), ("a\nb", "several lines"), ("\0", "cannot be kept")]
)
def test_a_reason_of_one_line_is_needed(because, sentence):
    with pytest.raises(InputRefused, match=sentence):
        Waiver("name", "Una", because).checked()
