"""What is taken for an e-mail address, a telephone number or an address inside, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.publish.safety import rules


def found(rule, text):
    return [text[start:end] for start, end in rule(text)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("to ana@example.org.", "ana@example.org"),
        ("to ana.b+c@mail.example.co.uk,", "ana.b+c@mail.example.co.uk"),
        ("to ana＠example.org", "ana＠example.org"),  # noqa: RUF001
        ("see mailto:ana@example.org?subject=x", "ana@example.org"),
        ("see mailto:ana", "ana"),
        ("ana at example dot org", "ana at example dot org"),
        ("ana AT example DOT co DOT uk", "ana AT example DOT co DOT uk"),
        ("ana (at) example.org", "ana (at) example.org"),
        ("ana[at]example[dot]org", "ana[at]example[dot]org"),
        ("ana (ät) beispiel punkt de", "ana (ät) beispiel punkt de"),
        ("ana @ example.org", "ana @ example.org"),
        ("jörg@müller.example", "jörg@müller.example"),
    ],
)
def test_e_mail_addresses_are_found_however_they_are_written(text, what):
    assert found(rules.email, text) == [what]


@pytest.mark.parametrize(
    "text",
    ["look at example.org", "meet at the dot", "@ana said", "3 @ 5.20 each", "at 10 dot", "a@b"],
)
def test_what_only_looks_like_an_e_mail_address_is_none(text):
    assert found(rules.email, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "+49 30 1234567", "+44 (0)20 7946 0958", "+1-555-123-4567", "+48 601 234 567",
        "0049 30 1234567", "(030) 123456", "030 1234567", "030/123 45 67", "0171-1234567",
        "020 7946 0958", "07911123456", "555-234-5678", "(555) 234-5678", "555.234.5678",
        "Tel.: 12 34 56", "phone: 1234", "ext. 417", "Durchwahl: 42",
    ],
)  # fmt: skip
def test_telephone_numbers_are_found(text):
    assert found(rules.phone, f"call {text}, please") == [text]


@pytest.mark.parametrize(
    "text",
    [
        "2015-03-02", "02.03.2015", "2/3/2015", "02/03/2015", "05-12 2015", "2014 2015 2016",
        "1,234,567", "1.234.567", "12 345 678", "9:00-17:30", "09:00-17:30", "v10.2.3", "3.11.7",
        "192.168.0.1", "#0301234567", "£1,200,000", "7.3 per cent", "ISBN 978-3-16-148410-0",
        "0.123456789", "phone 12 people", "mobile: yes", "2013-2015", "in 2015, 171 pages",
        "3f2504e0-4f89-11d3-9a0c-0305e82c3301", "0 10 20", "+5 points", "1000-2000 people",
    ],
)  # fmt: skip
def test_days_amounts_and_numbers_of_other_things_are_no_telephone_numbers(text):
    assert found(rules.phone, f"x {text} y") == []


@pytest.mark.parametrize(
    "text",
    [
        "http://wiki/start", "https://build.corp/x", "https://nas.home/x", "ftp://10.1.2.3/a",
        "printer.local", "wiki.intern", "db.lan", "router.home.arpa", "10.0.0.1", "172.16.9.9",
        "192.168.178.1", "100.64.0.1", "localhost", "localhost:8080", "http://localhost:80/",
        "file:///srv/notes.txt", "file:/etc/passwd", "\\\\server\\share", "C:\\Users\\ana\\notes",
        "/home/ana/notes.txt", "/Users/ana", "http://[fd00::1]/", "smb://files/team",
    ],
)  # fmt: skip
def test_addresses_inside_a_network_or_a_computer_are_found(text):
    assert found(rules.internal, f"see {text} there")


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/home/ana", "https://local.example.org", "11.2.3.4", "10.2.3",
        "docker.local.yml", "the local.", "internal", "and/or", "~/notes", "a local host",
        "https://intern.example.org/", "100.128.0.1", "1.10.0.0.1.2", "//", "mylocalhost.com",
    ],
)  # fmt: skip
def test_addresses_of_the_web_are_left_alone(text):
    assert found(rules.internal, f"see {text} there") == []


@pytest.mark.parametrize("text", ["/home/ana/x", "C:\\Users\\ana\\x"])
def test_a_path_ends_before_marks_and_full_stops(text):
    assert found(rules.internal, f"**see {text}.**") == [text]
    assert found(rules.internal, f"({text})") == [text]


@given(st.text(max_size=80))
def test_any_text_is_looked_through_in_order(text):
    for rule in (rules.email, rules.phone, rules.internal):
        places = list(rule(text))
        assert all(start < end for start, end in places)
        assert places == sorted(places)
