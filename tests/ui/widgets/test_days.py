from datetime import date

from journal.ui.widgets import days

FRIDAY = date(2015, 3, 6)


def test_today_and_yesterday_have_names():
    assert days.heading(FRIDAY, FRIDAY).spoken == "Today Friday 6 March"
    assert days.heading(date(2015, 3, 5), FRIDAY).spoken == "Yesterday Thursday 5 March"


def test_other_days_lead_with_the_weekday():
    heading = days.heading(date(2015, 3, 2), FRIDAY)
    assert (heading.strong, heading.rest) == ("Monday", "2 March")


def test_other_years_are_named():
    assert days.heading(date(2014, 12, 31), FRIDAY).rest == "31 December 2014"


def test_the_first_day_of_the_calendar_has_no_yesterday():
    assert days.heading(date.min, date.min).strong == "Today"
