"""Ids: complete, unique, in the order in which they were made."""

import time
import uuid

import pytest

from journal.domain import ids


def test_ids_made_one_after_the_other_ascend_and_are_unique():
    made = [ids.new_id() for _ in range(5_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_an_id_is_a_version_7_uuid_of_the_present_time():
    made = uuid.UUID(ids.new_id())
    assert made.version == 7
    assert made.variant == uuid.RFC_4122
    assert abs((made.int >> 80) / 1000 - time.time()) < 5


def test_ids_ascend_even_when_the_clock_goes_back(monkeypatch):
    before = ids.new_id()
    monkeypatch.setattr(ids.time, "time_ns", lambda: 1_000_000_000)
    assert before < ids.new_id() < ids.new_id()


@pytest.mark.parametrize(
    "text",
    ["", "abc", "019AA000-0000-7000-8000-000000000000", "{019aa000-0000-7000-8000-000000000000}",
     "019aa00000007000800000000000000", "019aa000-0000-7000-8000-00000000000g"],
)  # fmt: skip
def test_what_is_no_complete_id_is_none(text):
    assert not ids.is_id(text)
    assert ids.is_id(ids.new_id())
