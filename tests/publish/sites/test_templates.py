"""Templates that somebody wrote: what they may do, and how what is wrong with them is said."""

import pytest

from journal.errors import Refused
from journal.publish.sites import templates

FIELDS = {"title": "A “title”", "tags": ["a", "b"], "body": "Text [[x]].\n"}


def apart(source):
    return templates.filled_apart(source, FIELDS, "our.j2")


def test_a_template_is_filled_in_apart_as_it_is_here():
    source = "{% for tag in tags %}\n- {{ tag }}\n{% endfor %}\n{{ title | yaml }}\n{{ body }}"
    assert apart(source) == templates.filled(source, FIELDS)
    assert apart(source) == '- a\n- b\n"A “title”"\nText [[x]].\n'


def test_json_and_yaml_hold_nothing_that_looks_like_a_mark():
    assert templates.json_text("a [[b]] %%c%% ||") == (
        '"a \\u005b\\u005bb]] \\u0025\\u0025c\\u0025\\u0025 \\u007c\\u007c"'
    )


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("a\n{% if %}", "our.j2, line 2: Expected an expression, got"),
        ("a\n\n{{ nothing }}", "our.j2, line 3: 'nothing' is undefined."),
        ("a\n{{ tags.nothing.more }}", "our.j2, line 2: 'list object' has no attribute 'nothing'."),
        ("{{ title.__class__.__mro__ }}", "our.j2, line 1: "),
        ("{{ ''.__class__ }}\n", "our.j2, line 1: access to attribute '__class__' of 'str'"),
        ("{{ tags.append('x') }}", "our.j2, line 1: "),
        ("\n{{ 1 / 0 }}", "our.j2, line 2: division by zero."),
        (
            "a\n{% include 'other.j2' %}",
            "our.j2, line 2: it takes in “other.j2”, but a template is one file: put what stands "
            "there into it.",
        ),
        ("{% extends 'base.j2' %}", "our.j2, line 1: it takes in “base.j2”, but"),
        ("a\n\n{% from 'parts.j2' import head %}", "our.j2, line 3: it takes in “parts.j2”, but"),
        ("{{ title | shout }}", "our.j2, line 1: No filter named 'shout'."),
        ("{{ range(10 ** 9) }}", "our.j2, line 1: "),
        ("{% macro m() %}{{ m() }}{% endmacro %}\n{{ m() }}", "calls itself without an end."),
        ("{{ 'x' * 10 ** 10 }}", "more than 512 MB"),
        ("{% for a in range(9999) %}{{ title * 999 }}{% endfor %}", "has more than 1,0"),
    ],
)
def test_what_is_wrong_is_said_with_its_file_and_line(source, sentence):
    with pytest.raises(Refused) as refusal:
        apart(source)
    assert sentence in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_template_that_does_not_end_is_stopped(monkeypatch):
    monkeypatch.setattr(templates, "SECONDS", 1)
    endless = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    with pytest.raises(Refused, match=r"our\.j2: it was stopped, for it did not end within 1 sec"):
        apart(endless)
