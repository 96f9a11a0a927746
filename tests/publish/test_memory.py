from journal.publish.memory import Memory


class Thing:
    """Something that is equal to all of its kind."""

    def __eq__(self, other):
        return isinstance(other, Thing)

    def __hash__(self):
        return 0


def test_only_what_is_new_is_made_and_only_what_was_asked_for_last_is_known():
    made, memory = [], Memory()

    def make(thing):
        made.append(thing)
        return len(made)

    one, other, third = Thing(), Thing(), Thing()
    assert memory.each(make, (one, other)) == (1, 2)
    assert memory.each(make, (other, third, other)) == (2, 3, 2)
    assert memory.each(make, (one,)) == (4,)


def test_functions_are_kept_apart():
    memory, thing = Memory(), Thing()
    assert memory.each(id, (thing,)) == (id(thing),)
    assert memory.each(hash, (thing,)) == (0,)
    assert memory.each(id, (Thing(),), "others") != (id(thing),)
    assert memory.each(id, (thing,)) == (id(thing),)


def test_the_very_answer_comes_again_while_all_things_are_the_same():
    memory, things = Memory(), (Thing(), Thing())
    first = memory.of(list, things)
    assert memory.of(list, things) is first
    assert memory.of(list, (things[0], things[1])) is not first
    assert memory.each(id, things) is memory.each(id, things)
    assert memory.apart is not memory
