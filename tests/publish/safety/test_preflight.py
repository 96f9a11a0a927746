"""The last look finds what must not leave, whoever let it through."""

import pytest

from journal.domain.waivers import Waiver
from journal.publish.safety import preflight
from journal.publish.safety.names import Names


@pytest.fixture
def found(person):
    names = Names([person("Una Pike-Lund", "una.pl"), person("Tom Wren", "tom", "named")])

    def look(text, path="index.md", secrets=(), public=(), own=""):
        files = {path: text if isinstance(text, bytes) else text.encode()}
        findings = preflight.sweep(
            files, names, secrets, lambda: public, lambda: {path: own.encode()}
        )
        return [finding.waiver for finding in findings]

    return look


@pytest.mark.parametrize(
    ("text", "waivers"),
    [
        ("by Una\n", ["name:Una"]),
        ("by U&#110;a\n", ["name:Una"]),
        ("by una\\.pl\n", ["name:una.pl"]),
        ("by Tom Wren\n", []),
        ("to a.b@example.org.\n", ["email:a.b@example.org"]),
        ("to a\\_b@example.org\n", ["email:a_b@example.org"]),
        ("at https://example.org/x\n", []),
        ("at http://intranet/x\n", ["url:http://intranet"]),
        ("at https://wiki.corp/x\n", ["url:https://wiki.corp"]),
        ("at http://[fe80::1]/\n", ["url:http://[fe80::1]"]),
        ("at http://localhost:80\n", ["url:http://localhost"]),
        ("at \\\\\\\\server\\\\share\n", ["url:\\\\server"]),
        ("at 192.168.0.1 or 172.20.1.1\n", ["url:172.20.1.1", "url:192.168.0.1"]),
        ("version 10.2.3 of 1.10.2.3.4\n", []),
        ("printer.local\n", ["url:printer.local"]),
        ("a [[b]] %%c%% ||d||\n", ["mark:%%", "mark:[[", "mark:||"]),
        ("`[[b]]` and\n\n```\n%%c%% ||d||\n```\n", []),
    ],
)
def test_each_rule_finds_its_kind(found, text, waivers):
    assert found(text) == waivers


def test_paths_are_looked_at_too(found):
    assert found("x\n", path="una-pike-lund.md") == ["name:una-pike-lund"]


def test_a_hidden_text_is_found_through_other_marks_and_spacing(found):
    assert found("The *rent* is\n900 euros\n", secrets=["rent is 900"]) == ["private:rent is 900"]
    assert found("Rental is 9000\n", secrets=["rent is 900"]) == []


def test_a_hidden_text_that_is_public_elsewhere_hides_nothing(found):
    assert found("The DNS failed\n", secrets=["DNS"], public=["our DNS"]) == []


def test_our_own_words_are_not_taken_for_a_secret(found):
    assert found("one entry\n", secrets=["one"], own="one entry\n") == []
    assert found("one entry, one\n", secrets=["one"], own="one entry\n") == ["private:one"]


def test_long_names_are_found_inside_pictures(found):
    assert found(b"\x89PNG una pike-lund", path="image-01.png") == ["name:Una Pike-Lund"]


def test_a_finding_says_where_and_is_allowed_by_its_waiver():
    finding = preflight.Finding("name", "Una", "index.md, line 3")
    assert str(finding) == (
        "the name of a person who did not agree to be named, “Una”, in index.md, line 3"
    )
    una, eva = Waiver.parse("NAME:una", "She asked us."), Waiver.parse("name:eva")
    assert finding.met_by((eva, una)) is una
    assert finding.met_by((eva,)) is None


def test_our_own_words_are_counted_in_one_spelling(found):
    """A text with an escape has two spellings, and stands in each."""
    assert found("Una, \\*\n", own="Una.\n") == []
    assert found("Una, Una \\*\n", own="Una.\n") == ["name:Una"]
