"""What a body says beyond its words."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import InputRefused
from journal.text import code, spans
from journal.text.spans import SpanKind, Thanks, find, public, rename_person, rename_tag

PIECES = st.sampled_from(
    [
        "#dns", "@ana", "[[The move]]", "[[move|that day]]", "%%", "||", "||Ben||", "`", "``",
        "```", "~~~", "\n", "\n\n", "    ", "\t", "- ", "1. ", "> ", " ", "word", "(", "](",
        "https://x.org/#a", "thanks @ana for the cake", ".", "\\", "\r\n", "\r", "#", "@", "é",
        "हिन्दी", "|", "# ", "%", "\0",
    ]
)  # fmt: skip
BODIES = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("#dns", ("dns",)),
        ("We moved (#dns/ttl) and “#post-mortem”.", ("dns/ttl", "post-mortem")),
        ("#Überblick #タグ #हिन्दी #_a #2026b", ("Überblick", "タグ", "हिन्दी", "_a", "2026b")),
        ("#dns, #DNS and #Dns", ("dns",)),
        ("**#bold** |#cell| %%#hidden%%", ("bold", "cell", "hidden")),
        ("#12 is a number, so is #1/2", ()),
        ("# heading\n## heading\nC# and a#b and &#39; and ##x", ()),
        ("https://x.org/#part (https://x.org/(#part [to](#part)", ()),
        ("`#code` ``a ` #b`` \\#escaped", ()),
        ("```\n#fenced\n```\n\n~~~ sh\n#fenced\n~~~\n\n    #indented\n\n#seen", ("seen",)),
        ("- item\n\n  #item\n\n      #code\n", ("item",)),
        ("text\n    #goes-on", ("goes-on",)),
        ("> ```\n> #quoted code\n> ```\n> #quote", ("quote",)),
    ],
)  # fmt: skip
def test_tags_are_words_after_a_sharp_outside_code(body, found):
    assert spans.tags(body) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("@ana and @ben.k, (@zoë-o-neil).", ("ana", "ben.k", "zoë-o-neil")),
        ("mail ana@example.org or https://x.org/@ana", ()),
        ("@ana @Ana `@code`", ("ana",)),
    ],
)
def test_people_are_handles_but_no_addresses(body, found):
    assert spans.people(body) == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Thanks @ana for fixing the printer. Then lunch.", [("ana", "fixing the printer")]),
        ("thank you @ana and @ben for x.y #team", [("ana", "x.y"), ("ben", "x.y")]),
        ("thanks to @ana for a and thanks @ben for b", [("ana", "a"), ("ben", "b")]),
        ("(thanks @ana for the cake) and tea", [("ana", "the cake")]),
        ("thanks @ana for the cake %%and the gossip%%", [("ana", "the cake")]),
        ("||thanks @ana for the cake||", [("ana", "the cake")]),
        ("thanks @ana for\nnothing", []),
        ("thanks @ana, `thanks @ben for code`", []),
    ],
)
def test_thanks_name_people_and_a_reason(body, found):
    assert spans.thanks(body) == tuple(Thanks(*each) for each in found)


def test_thanks_cover_the_people_they_name():
    thanks, person = find("So thanks @ana for the cake!")
    assert (thanks.kind, thanks.start, thanks.end) == (SpanKind.THANKS, 3, 27)
    assert (person.kind, person.value) == (SpanKind.PERSON, "ana")


def test_references_name_a_target_and_may_have_a_label():
    assert spans.references("[[The move]] [[the MOVE|it]] [[b]] `[[c]]` [[ ]]") == ("The move", "b")
    assert find("[[The move|that day]]")[0].reason == "that day"


def test_what_lies_inside_a_private_span_is_found_too():
    kinds = [span.kind for span in find("%%a #b\n\n@c ||d||%%")]
    assert kinds == [SpanKind.PRIVATE, SpanKind.TAG, SpanKind.PERSON, SpanKind.REDACTED]


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ("We told %%the vendor%% them.", "We told them."),
        ("Done %%at last%%.", "Done."),
        ("%%All%%", ""),
        ("a\n\n%%b%%\n\nc", "a\n\nc"),
        ("a\n%%b%%\nc", "a\nc"),
        ("a\n\n%%b\n\nc%%\n", "a\n"),
        ("- a\n- %%b%%\n- c", "- a\n- c"),
        ("- a\n  - [ ] %%b%% %%c%%\nd", "- a\nd"),
        ("a %%b\n\nc%% d", "a\n\nd"),
        ("a %%b\nc%% d", "a\nd"),
        ("||Ana|| forgot.", "(withheld) forgot."),
        ("%%||Ana||%% forgot", "forgot"),
        ("||a %%b%% c|| d", "(withheld) d"),
        ("`%%a%%` `||b||`\n\n    %%c%%", "`%%a%%` `||b||`\n\n    %%c%%"),
        ("%%a%%\n\n\n\n    code\n\n\n    code", "    code\n\n\n    code"),
        ("| a || b |\n|---|---|---|\n| c || d |", "| a || b |\n|---|---|---|\n| c || d |"),
        ("| ||Ana|| | b |", "| (withheld) | b |"),
        ("nothing hidden\r\n  here  ", "nothing hidden\r\n  here  "),
    ],
)
def test_the_public_text_reads_as_if_nothing_had_been_there(body, read):
    assert public(body) == read


@pytest.mark.parametrize(
    "body",
    [
        "%%", "%%a%% b%%", "||Ana", "Ana||", "||a b", "a||b", "a || b", "|| Ana ||", "|||Ana|||",
        "||a\nb||", "%%a ` b%% c ` d", "```\n%%a%%", "||%%a||%%",
    ],
)  # fmt: skip
def test_a_mark_without_its_partner_keeps_a_text_from_being_published(body):
    assert spans.unclosed(body)


@pytest.mark.parametrize(
    "body",
    [
        "%%a%%||b||", "`a || b` `%%`", "| a || b |\n|---|---|---|\n| c ||\n|| d |", "100 % | done",
        "```\na || b %%\n```", "%%||a%%", "no marks",
    ],
)  # fmt: skip
def test_a_text_whose_marks_all_pair_may_be_published(body):
    assert not spans.unclosed(body)


def test_renaming_a_tag_leaves_longer_tags_and_code_alone():
    body = "#dns #DNS #dns/ttl #dnssec `#dns` %%#dns%%"
    assert rename_tag(body, "dns", "names") == "#names #names #dns/ttl #dnssec `#dns` %%#names%%"


def test_renaming_a_person_keeps_the_sentence():
    body = "Thanks @ana for it. ana@x.org @ana.b"
    assert rename_person(body, "Ana", "ana-maria") == "Thanks @ana-maria for it. ana@x.org @ana.b"


def test_a_name_that_cannot_be_written_in_a_text_is_refused_only_where_it_would_be():
    assert rename_tag("no tags here", "dns", "name service") == "no tags here"
    with pytest.raises(InputRefused, match="name service"):
        rename_tag("#dns", "dns", "name service")


def test_replacing_asks_for_the_outermost_spans_in_order():
    asked = []
    body = "#a %%#b%% thanks @c for ||d||"
    assert spans.replace(body, lambda span: asked.append(span.kind)) == body
    assert asked == [SpanKind.TAG, SpanKind.PRIVATE, SpanKind.PERSON, SpanKind.REDACTED]
    assert spans.replace("a #b c", lambda span: span.value.upper()) == "a B c"


@given(BODIES)
def test_spans_lie_inside_the_body_and_never_begin_inside_code(body):
    found = code.find(body)
    pieces = [(c.start, c.end) for c in (*found.blocks, *found.inline)]
    for span in find(body):
        assert 0 <= span.start < span.end <= len(body)
        assert not any(start <= span.start < end for start, end in pieces)
        assert not any(start < span.end <= end for start, end in pieces if span.end != end)


@given(BODIES)
def test_spans_come_in_order_and_hidden_ones_nest(body):
    found = find(body)
    assert found == sorted(found, key=lambda span: (span.start, -span.end))
    hidden = [s for s in found if s.kind in (SpanKind.PRIVATE, SpanKind.REDACTED)]
    for one in hidden:
        for other in found:
            apart = other.end <= one.start or one.end <= other.start
            inside = one.start <= other.start and other.end <= one.end
            around = other.start <= one.start and one.end <= other.end
            assert apart or inside or around or other.kind is SpanKind.THANKS


@given(BODIES)
def test_replacing_nothing_returns_the_body(body):
    assert spans.replace(body, lambda span: None) == body
    assert spans.replace(body, lambda span: body[span.start : span.end]) == body


@given(BODIES, BODIES, st.sampled_from(["%%{}%%", "||{}||"]))
def test_what_is_hidden_never_shows_in_the_public_text(before, after, marks):
    body = f"{before} {marks.format('Xyzzy')} {after}"
    shown = [s for s in find(body) if s.kind in (SpanKind.PRIVATE, SpanKind.REDACTED)]
    if any("Xyzzy" in span.value for span in shown):
        assert "Xyzzy" not in public(body)
    elif "Xyzzy" in public(body) and not spans.unclosed(body):
        at = body.index("Xyzzy")
        found = code.find(body)
        assert any(c.start <= at < c.end for c in (*found.blocks, *found.inline))


@given(BODIES)
def test_renaming_there_and_back_changes_nothing(body):
    for names, rename in ((spans.tags, rename_tag), (spans.people, rename_person)):
        for name in names(body):
            kinds = {s.value for s in find(body) if s.kind in (SpanKind.TAG, SpanKind.PERSON)}
            alike = {value for value in kinds if spans.fold(value) == spans.fold(name)}
            if len(alike) == 1 and "brandnew" not in kinds:
                assert rename(rename(body, name, "brandnew"), "brandnew", name) == body


@pytest.mark.parametrize(
    "body",
    [
        "[" * 50_000, "`" * 30_001, "%%" * 50_000, "||" * 50_000, "|| " * 50_000, "\n" * 5_000_000,
        "x" * 10_000_000, "lorem ipsum dolor sit amet\n" * 380_000, "(#a" * 50_000, "[[a" * 100_000,
        " ".join("`" * (i % 300 + 1) for i in range(20_000)), "\\`" * 100_000, ">" * 20_000,
        "```\n" * 100_000, "> ```\n\n" * 50_000, "thanks @a for " * 50_000,
    ],
    ids=lambda body: f"{body[:6]!r}x{len(body)}",
)  # fmt: skip
def test_hostile_bodies_take_little_time(body):
    started = time.process_time()
    find(body)
    public(body)
    spans.unclosed(body)
    assert time.process_time() - started < 2


def test_the_names_of_a_body_are_its_tags_and_its_people():
    body = "#dns and #infra with @ana, @ben and @ana again, but `#code` and ||@carla||"
    assert spans.names(body) == (spans.tags(body), spans.people(body))
    assert spans.names(body) == (("dns", "infra"), ("ana", "ben", "carla"))
