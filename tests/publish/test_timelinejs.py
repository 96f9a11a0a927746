import json
from datetime import date

import pytest

from journal.domain.entry import Audience, Kind
from journal.domain.eras import Era
from journal.errors import Refused, UnsafePost
from journal.publish import timelinejs


def read(material, eras=()):
    return json.loads(timelinejs.compose(material, eras).data)


def test_each_public_entry_is_an_event_with_its_days_and_its_kind(entry, review):
    one = entry("Ten pages", "We tried **it**.", kind=Kind.EXPERIMENT, ended_on=date(2015, 3, 9))
    other = entry("Won", day=(2015, 9, 17), kind=Kind.MILESTONE)
    document = read(review(one, other))
    first, second = document["events"]
    assert first == {
        "unique_id": one.id, "group": "Experiments",
        "start_date": {"year": 2015, "month": 3, "day": 2},
        "end_date": {"year": 2015, "month": 3, "day": 9},
        "text": {"headline": "Ten pages", "text": "<p>We tried it.</p>"},
    }  # fmt: skip
    assert "end_date" not in second
    assert document["title"]["text"] == {"headline": "The Corner", "text": "2015"}


def test_what_is_not_public_stays_and_is_counted(entry, review):
    written = timelinejs.compose(
        review(entry("Told"), entry("Ours", audience=Audience.TEAM), entry("Mine", audience="me"))
    )
    assert (written.told, written.left_out) == (1, 2)
    assert b"Ours" not in written.data


def test_without_a_public_entry_nothing_is_written(entry, review):
    with pytest.raises(Refused, match="public"):
        timelinejs.compose(review(entry("Ours", audience=Audience.TEAM)))


def test_private_passages_redactions_and_names_stay_in_the_journal(entry, person, review, ada):
    bo = person("Bo Carr", "bo")
    body = "Seen with @bo at ||the Crown||. %%Never say this.%%"
    data = timelinejs.compose(
        review(entry("Bo Carr came", body, people=("Bo Carr",)), people=(ada, bo))
    ).data.decode()
    for hidden in ("Bo", "Crown", "Never say"):
        assert hidden not in data


def test_an_entry_with_an_open_mark_is_left_out(entry, review):
    written = timelinejs.compose(review(entry("Fine"), entry("Broken", "%% who knows")))
    assert written.told == 1
    assert b"who knows" not in written.data


def test_what_must_not_leave_is_refused_in_words(entry, review):
    with pytest.raises(UnsafePost, match="e-mail address"):
        timelinejs.compose(review(entry("Write to us", "at desk@example.org please.")))


def test_titles_are_never_html(entry, review):
    (event,) = read(review(entry("<script>x</script> & more", "<img src=x onerror=y>")))["events"]
    assert event["text"]["headline"] == "&lt;script&gt;x&lt;/script&gt; &amp; more"
    assert "<img" not in event["text"]["text"]


def test_eras_that_touch_the_period_are_told(entry, review):
    eras = [
        Era("1", "Beginnings", date(2013, 1, 1), date(2014, 12, 31)),
        Era("2", "Constant beta", date(2014, 12, 1), date(2015, 2, 1)),
        Era("3", "Five of us", date(2015, 5, 1)),
    ]
    found = read(review(entry("One")), eras)["eras"]
    assert [era["text"]["headline"] for era in found] == ["Constant beta", "Five of us"]
    assert found[1]["end_date"] == {"year": 2015, "month": 12, "day": 31}


def test_the_same_journal_is_the_same_bytes(entry, review):
    material = review(entry("One"), entry("Two"))
    assert timelinejs.compose(material).data == timelinejs.compose(material).data
