import pytest

from journal.ui.shell.message_bar import MessageBar


@pytest.fixture
def bar(theme, qtbot):
    made = MessageBar(theme)
    qtbot.addWidget(made)
    return made


def test_a_notice_goes_by_itself(bar, qtbot):
    bar._clock.setInterval(1)
    bar.notice("Copied.")
    assert bar.text == "Copied."
    qtbot.waitUntil(lambda: bar.text == "")


def test_a_trouble_stays_until_it_is_over(bar):
    bar.trouble("save", "The disk is full.")
    bar.notice("Copied.")
    bar.over("journal")
    assert bar.text == "The disk is full."
    bar.over("save")
    assert bar.text == ""


def test_a_button_acts_once_and_takes_the_message_away(bar):
    done = []
    bar.notice("In the trash.", ("Undo", lambda: done.append(True)))
    bar.buttons[0].click()
    assert done == [True]
    assert bar.text == ""


def test_what_a_person_wrote_is_shown_as_it_is(bar):
    bar.notice("<b>not bold</b>")
    assert bar.text == "<b>not bold</b>"


def test_tab_comes_to_what_is_offered_before_it_comes_to_closing(bar):
    bar.notice("In the trash.", ("Undo", lambda: None), ("Open the trash", lambda: None))
    undo, trash = bar.buttons
    assert undo.nextInFocusChain() is trash
    assert trash.nextInFocusChain() is bar._close
