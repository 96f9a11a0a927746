"""What a reflection needs."""

from dataclasses import replace
from datetime import date

import pytest

from journal.domain.reflections import BEATS, Reflection
from journal.errors import InputRefused

GOOD = Reflection("1", "Ask first", "b", "w", "l", "n", (), date(2015, 1, 1), date(2015, 12, 31))


def test_a_claim_is_enough():
    assert Reflection("1", "Ask first").checked()
    assert GOOD.checked() is GOOD


@pytest.mark.parametrize(
    "changes",
    [{"claim": " "}, {"claim": "a\nb"}, {"period_last": date(2014, 1, 1)}]
    + [{beat: "\ud800"} for beat in BEATS],
)
def test_what_cannot_be_kept_is_refused(changes):
    with pytest.raises(InputRefused):
        replace(GOOD, **changes).checked()
