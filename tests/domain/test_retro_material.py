from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from journal.domain.retro_material import LONGEST, Fix, fix

DAY = date(2026, 3, 14)


def mistakes(*distances, tag="dns"):
    return [(DAY + timedelta(days=distance), frozenset({tag})) for distance in distances]


def test_mistakes_are_counted_over_as_many_days_before_as_since():
    found = fix("DNS", DAY, DAY + timedelta(days=10), mistakes(-12, -10, -9, 0, 1, 10, 11))
    assert found == Fix(10, 2, 2)


def test_other_mistakes_do_not_count():
    assert fix("dns", DAY, DAY + timedelta(days=5), mistakes(1, tag="tls")) == Fix(5, 0, 0)


def test_on_the_day_itself_nothing_can_be_said():
    assert fix("dns", DAY, DAY, mistakes(0)) is None


@given(st.lists(st.integers(-400, 400)), st.integers(1, 400))
def test_the_counts_are_those_of_a_walk_day_by_day(distances, since):
    found = fix("dns", DAY, DAY + timedelta(days=since), mistakes(*distances))
    days = min(since, LONGEST)
    before = [DAY - timedelta(days=n) for n in range(days)]
    after = [DAY + timedelta(days=n) for n in range(1, days + 1)]
    on = [day for day, _ in mistakes(*distances)]
    assert found == Fix(days, sum(map(on.count, before)), sum(map(on.count, after)))
