from hypothesis import given
from hypothesis import strategies as st

from journal.domain.entry import Draft
from journal.ui.entry.versions import lines_of
from journal.ui.widgets.differences import Row, rows

LINES = st.lists(st.sampled_from("abc"), max_size=12)


def test_only_what_changed_and_a_little_around_it_is_shown():
    before = [str(number) for number in range(20)]
    after = [*before[:10], "new", *before[11:]]
    found = rows(before, after)
    assert found[0] == Row(skipped=8)
    assert Row("10", "new", changed=True) in found
    assert found[-1] == Row(skipped=7)


@given(LINES, LINES)
def test_both_sides_are_whole(before, after):
    found = rows(before, after)
    skipped = sum(row.skipped for row in found)
    assert sum(row.before is not None for row in found) + skipped == len(before)
    assert sum(row.after is not None for row in found) + skipped == len(after)
    assert any(row.changed for row in found) == (before != after)


def test_facts_are_compared_too():
    before, after = lines_of(Draft(title="A")), lines_of(Draft(title="A", tags=("dns",)))
    assert [row.after for row in rows(before, after) if row.changed] == ["Tags: dns"]
