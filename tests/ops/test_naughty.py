"""Text that trips programs up comes back byte for byte from every field."""

from datetime import date

import pytest

from journal.domain.dates import now
from journal.domain.entry import Draft, KeptDraft
from journal.domain.ids import new_id
from journal.domain.people import Person
from journal.domain.reflections import Reflection
from journal.ops.attachments import AttachFile
from journal.ops.drafts import KeepDraft
from journal.ops.entries import AddEntry, EditEntry
from journal.ops.facts import SetTeam
from journal.ops.people import AddPerson
from journal.ops.reflections import AddReflection
from journal.store import drafts, entries, facts, history, people, reflections
from journal.store.safety import checking

DAY = date(2026, 3, 14)
LINES = [
    "\x01\x02\x07\x08\x0b\x0c\x1b[31m\x7f",
    "\x80\x9f\xa0\xad",
    "\u200b\u200c\u200d\u2028\u2029\ufeff",
    "\u202eabc\u202c \u2066x\u2069",
    "مرحبا بالعالم ‏שלום",
    "👩‍👩‍👧‍👦 🏳️‍🌈 🇳🇴 ❤️",
    "Z̡̝̳a̶l͎g̭o̴ e\u0301 é",
    "ﷺ \U0001d49c\U0001d4c3\U0001d4b6 \uff26\uff55\uff4c\uff4c ﬁ ẞ İ \u0131",
    "'; DROP TABLE entry; --",
    '"quoted" `code` \\n \\u0041 %s {0} ${x}',
    "<script>alert(1)</script>&amp;",
    "=HYPERLINK(\"x\")",
    "null None NaN true 1e1000 -0 0x7f",
    "\U0010ffff\ufffe\uffff\ue000",
    "実験 한국어 ไทย",
    "trailing space ",
]  # fmt: skip


@pytest.mark.parametrize("text", LINES, ids=ascii)
def test_every_field_gives_back_what_it_was_given(workspace, text):
    lines = f"{text}\r\n\r{text}\n\t{text}\n"
    draft = Draft(
        title=text, body=lines, author=text, expectation=lines, project=text, tags=(f"{text}|",),
        people=(f"{text}||",), source=lines,
    )  # fmt: skip
    operation = AddEntry(draft, DAY, "Ana")
    workspace.do(operation)
    kept = entries.get(operation.id)
    for field in ("title", "body", "author", "expectation", "project", "people", "source"):
        assert getattr(kept, field) == getattr(draft, field), field
    assert f"{text}|".strip() in kept.tags
    workspace.do(AttachFile(operation.id, text, text, b"x", text))
    (attached,) = entries.get(operation.id).attachments
    assert (attached.name, attached.media_type, attached.alt) == (text, text, text)
    workspace.do(EditEntry(operation.id, 1, Draft("other"), "Ana"))
    (revision,) = history.of(operation.id)
    assert revision.draft == kept.draft()
    workspace.do(KeepDraft(KeptDraft(operation.id, 2, draft, now())))
    assert drafts.get(operation.id).draft == draft
    workspace.do(AddPerson(Person("p", f"{text}?", f"{text}!", text, alias=text)))
    person = people.get("p")
    assert (person.name, person.handle, person.organisation, person.alias) == (
        f"{text}?", f"{text}!", text, text,
    )  # fmt: skip
    reflection = Reflection(new_id(), text, lines, lines, lines, lines)
    workspace.do(AddReflection(reflection))
    told = reflections.get(reflection.id)
    assert (told.claim, told.before, told.went_wrong, told.learnt, told.now) == (
        text, lines, lines, lines, lines,
    )  # fmt: skip
    workspace.do(SetTeam(text))
    assert facts.get(facts.TEAM) == text
    assert checking.check().problems == ()


def test_a_body_of_ten_megabytes_is_kept(workspace):
    body = "Wört " * 2_000_000
    operation = AddEntry(Draft("long", body), DAY, "Ana")
    workspace.do(operation)
    assert entries.get(operation.id).body == body
