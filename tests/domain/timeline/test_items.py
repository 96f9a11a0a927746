from hypothesis import given
from hypothesis import strategies as st

from journal.domain.links import Edge, Relation
from journal.domain.timeline.items import Chains, Spans
from tests.domain.timeline.journals import TODAY, days, item, item_lists

relations = st.sampled_from(Relation)


@given(item_lists(), days, days, st.sampled_from((1, 1.5, 7, 400)))
def test_what_touches_some_days_is_found_whatever_its_length(items, one, other, least):
    first, last = min(one, other), max(one, other)
    found = Spans(items).touching(first, last, least)
    expected = [i for i in items if i.first <= last and i.last >= first]
    assert sorted(found) == sorted(i for i in expected if i.last - i.first + 1 >= least)


@given(item_lists(), days, st.integers(1, 5))
def test_no_more_are_found_than_wished_and_the_longest_come_first(items, day, most):
    spans = Spans(items)
    found = spans.touching(day - 50, day + 50, most=most)
    assert len(found) == min(most, len(spans.touching(day - 50, day + 50)))
    sizes = [(each.last - each.first + 1).bit_length() for each in found]
    assert sizes == sorted(sizes, reverse=True)


@given(item_lists(most=8), st.lists(st.tuples(st.integers(0, 9), relations, st.integers(0, 9))))
def test_chains_with_cycles_and_with_ends_that_are_gone_do_no_harm(items, links):
    edges = [Edge(f"{a:04}", relation, f"{b:04}") for a, relation, b in links if a != b]
    chains = Chains(edges, items)
    known = {each.id: each for each in items}
    for number in range(len(chains)):
        members = chains.members(number)
        assert len(members) > 1
        assert [m.first for m in members] == sorted(m.first for m in members)
        assert all(chains.of(member.id) == number for member in members)
        for arc in chains.arcs(number):
            assert {arc.source.id, arc.target.id} <= {member.id for member in members}
        steps = chains.steps(number)
        assert [item for item, _ in steps] == members
        told = sum(len(links) for _, links in steps)
        assert told == len(chains.arcs(number))
    assert all(chains.of(name) is None for name in ("9999",) if name not in known)


def test_each_step_tells_where_it_came_from():
    mistake, learning, applied = (item(n, TODAY + n) for n in range(3))
    edges = [
        Edge(mistake.id, Relation.TAUGHT, learning.id),
        Edge(learning.id, Relation.APPLIED_IN, applied.id),
        Edge(applied.id, Relation.ITERATES, mistake.id),
    ]
    chains = Chains(edges, [applied, learning, mistake])
    assert chains.steps(0) == [
        (mistake, []),
        (learning, [(Relation.TAUGHT, True, mistake)]),
        (applied, [(Relation.APPLIED_IN, True, learning), (Relation.ITERATES, False, mistake)]),
    ]


def test_what_merely_relates_is_no_chain_but_is_drawn_within_one():
    first, second, third = (item(n, TODAY + n) for n in range(3))
    related = Edge(first.id, Relation.RELATES, second.id)
    assert len(Chains([related], [first, second, third])) == 0
    chains = Chains([related, Edge(first.id, Relation.LED_TO, second.id)], [first, second, third])
    assert len(chains.arcs(0)) == 2
    assert chains.of(third.id) is None


@given(item_lists(most=12), st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11))), days)
def test_links_within_some_days_are_those_with_both_ends_there(items, links, day):
    edges = [Edge(f"{a:04}", Relation.LED_TO, f"{b:04}") for a, b in links if a != b]
    chains = Chains(edges, items)
    first, last = day - 40, day + 40
    found = chains.within(first, last, 1_000)
    every = [arc for number in range(len(chains)) for arc in chains.arcs(number)]
    expected = [arc for arc in every if first <= arc.first and arc.last <= last]
    assert sorted(found) == sorted(expected)
    assert len(chains.within(first, last, 1)) == min(1, len(found))
