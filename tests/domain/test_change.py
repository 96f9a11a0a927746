"""What a write touched."""

from journal.domain.change import Change


def test_changes_join():
    both = Change.together(
        [Change(entries=frozenset("a")), Change(entries=frozenset("b"), labels=frozenset("c"))]
    )
    assert both == Change(entries=frozenset("ab"), labels=frozenset("c"))
    assert both.touches("a")
    assert not both.touches("c")


def test_nothing_together_is_nothing():
    assert Change.together([]) == Change()


def test_a_write_by_another_process_touches_everything():
    assert Change.together([Change(), Change(everything=True)]).touches("anything")
