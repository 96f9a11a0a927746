"""Links and the chains they form."""

from hypothesis import given
from hypothesis import strategies as st

from journal.domain.links import Edge, Relation, chains

names = st.sampled_from("abcdefgh")
edges = st.builds(Edge, names, st.sampled_from(Relation), names)


def test_every_relation_reads_as_words_in_both_directions():
    for relation in Relation:
        assert relation.words
        assert relation.inverse


def test_a_chain_holds_what_is_linked_in_the_order_given():
    links = [Edge("c", Relation.REPEATS, "a"), Edge("a", Relation.LED_TO, "b")]
    assert chains(links, {"a": 1, "b": 2, "c": 3, "d": 4}) == [("a", "b", "c")]


def test_a_cycle_is_one_chain():
    links = [
        Edge("a", Relation.LED_TO, "b"),
        Edge("b", Relation.TAUGHT, "c"),
        Edge("c", Relation.ITERATES, "a"),
    ]
    assert chains(links, {"a": 3, "b": 2, "c": 1}) == [("c", "b", "a")]


def test_entries_that_merely_relate_form_no_chain():
    assert chains([Edge("a", Relation.RELATES, "b")], {"a": 1, "b": 2}) == []


@given(st.lists(edges, max_size=20))
def test_chains_part_the_linked_entries_whatever_the_links(links):
    order = dict(zip("abcdef", range(6), strict=True))
    found = chains(links, order)
    members = [name for chain in found for name in chain]
    assert len(members) == len(set(members))
    assert all(len(chain) > 1 and list(chain) == sorted(chain) for chain in found)
    where = {name: i for i, chain in enumerate(found) for name in chain}
    for edge in links:
        causal = edge.relation is not Relation.RELATES and edge.source != edge.target
        if causal and edge.source in order and edge.target in order:
            assert where[edge.source] == where[edge.target]
