from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from journal.domain.change import Change
from journal.domain.entry import Audience
from journal.domain.ids import new_id
from journal.domain.review import Review
from journal.domain.waivers import Waiver
from journal.errors import JournalBusy
from journal.ops.documents import REVIEWS, Add
from journal.publish import post as posts
from journal.store.lookback import recipes, reviews
from journal.ui.review.view import NO_ENTRIES, NOT_PUBLIC, POST, TROUBLE

MAIL = "Wrote to print@clinic.org"


def press(room, button):
    room.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_post_of_the_newest_year_is_shown_as_readers_will_see_it(room, tell):
    tell("The first page", day=(2014, 3, 3))
    tell("The hundredth page")
    tell("Planned ahead", day=(2019, 1, 1))
    room.check()
    assert room.view.year.text() == "2015"
    assert "2 March: The hundredth page" in room.text
    assert "#" not in room.text
    assert "words" in room.beside


def test_another_year_is_chosen_from_the_menu(room, tell):
    tell("The first page", day=(2014, 3, 3))
    tell("The hundredth page")
    room.enter(POST)
    years = room.view._menu.actions()
    assert [action.text() for action in years if action.text()] == [
        "2015", "2014", "First half of 2015", "Second half of 2015", "Other days…",
    ]  # fmt: skip
    years[1].trigger()
    room.until(lambda: "The first page" in room.text)
    assert room.view.year.accessibleName() == "Days: 2014"
    assert "hundredth" not in room.text


def test_a_site_shows_the_title_and_the_day_of_its_front_matter(room, tell):
    tell("The hundredth page")
    room.enter(POST)
    room.view._profile_group.actions()[1].trigger()
    room.until(lambda: "2 March 2015" in room.text)
    assert room.text.startswith("Our year 2015 in review")
    assert "---" not in room.text


def test_every_profile_shows_its_pictures(room, tell):
    tell("The hundredth page")
    room.enter(POST)
    for number, address in enumerate(("images/timeline.svg", "timeline.svg", "assets/our")):
        room.view._profile_group.actions()[number].trigger()
        room.until(lambda a=address: any(p.startswith(a) for p in room.controller._shown.pictures))
        assert "\ufffc" in room.text  # a picture's place in the text


def test_what_was_left_out_is_said(room, tell):
    tell("For everyone")
    tell("For us", audience=Audience.TEAM)
    room.check()
    assert "One entry that is not public" in room.beside
    assert "For us" not in room.text


def test_a_change_in_the_journal_is_told_at_once(room, tell):
    tell("The hundredth page")
    room.enter(POST)
    tell("The last page", day=(2015, 12, 1))
    room.until(lambda: "The last page" in room.text)


def test_a_room_that_is_not_seen_waits_until_it_is_entered(room, tell, bridge):
    tell("The hundredth page")
    room.enter(POST)
    room.view.hide()
    tell("The last page", day=(2015, 12, 1))
    assert room.controller._stale
    assert not room.controller._clock.isActive()
    room.view.show()
    room.until(lambda: "The last page" in room.text)


def test_drafts_do_not_compose_the_post_again(room, tell, bridge):
    tell("The hundredth page")
    room.enter(POST)
    room.controller._clock.stop()
    bridge.changed.emit(Change(drafts=frozenset({"x"})))
    assert not room.controller._clock.isActive()


def test_a_journal_without_entries_says_what_belongs_here(room):
    room.enter(NO_ENTRIES)
    assert not room.view.year.isVisible()
    button = room.view._pages.currentWidget().button
    with room.qtbot.waitSignal(room.view.new_requested):
        press(room, button)


def test_a_year_without_public_entries_says_what_to_do(room, tell):
    tell("For us", audience=Audience.TEAM)
    tell("For me", audience=Audience.ME)
    room.enter(NOT_PUBLIC)
    page = room.view._pages.currentWidget()
    assert "No entry of 2015 is public" in page._strong.text()
    assert "audience" in page._rest.text()
    assert "2 entries" in page._rest.text()
    with room.qtbot.waitSignal(room.view.timeline_requested):
        press(room, page.button)


def test_a_finding_stops_the_post_until_it_is_allowed(room, tell, tmp_path, monkeypatch):
    tell(MAIL)
    room.check()
    assert "1 thing stops this post" in room.beside
    assert "An e-mail address" in room.beside
    assert "print@clinic.org" in room.beside
    assert "README.md, line" in room.beside
    monkeypatch.setattr(room.view, "ask_folder", lambda _: room.failed.append("asked"))
    press(room, room.view.report.write)
    assert "must not leave" in room.failed[-1]
    press(room, room.view.report.offers[0])
    assert room.view.report.reasons[0].hasFocus() or not room.view.isActiveWindow()
    assert recipes.everyone() == []  # nothing is allowed without a reason
    room.allow("It is printed on every letter.")
    room.until(lambda: "Allowed for this post" in room.beside)
    assert "Because: It is printed on every letter." in room.beside
    assert "1 thing stops" not in room.beside
    press(room, room.view.report.write)
    assert room.failed[-1] == "asked"


def test_a_finding_stands_once_in_the_column_at_any_moment(room, tell, compose, workspace):
    tell(MAIL)
    room.check()
    waivers = [Waiver.parse(f.waiver, "So.") for f in room.controller._shown.standing]
    recipe = Review(new_id(), date(2015, 1, 1), date(2015, 12, 31), waivers=tuple(waivers))
    workspace.do(Add(REVIEWS, recipe))
    allowed = compose(2015)
    room.view.report.show_report(allowed)  # and no turn of the event loop
    assert "Allowed for this post" in room.beside
    assert "1 thing stops" not in room.beside


def test_what_was_allowed_can_be_refused_again(room, tell):
    tell(MAIL)
    room.check()
    room.allow()
    room.until(lambda: "Allowed for this post" in room.beside)
    press(room, room.view.report.offers[0])
    room.until(lambda: "1 thing stops this post" in room.beside)


def test_what_is_allowed_is_kept_with_its_reason_for_its_year_alone(room, tell):
    tell(MAIL)
    tell("Wrote to print@clinic.org first", day=(2014, 3, 3))
    room.check()
    room.allow()
    room.until(lambda: "Allowed for this post" in room.beside)
    room.choose_year(2014)
    room.until(lambda: "1 thing stops this post" in room.beside)
    room.choose_year(2015)
    room.until(lambda: "Because: It is public." in room.beside)


def test_one_finding_in_several_places_is_decided_once(room, tell):
    tell(MAIL)
    tell(f"{MAIL} again", day=(2015, 8, 2))
    room.check()
    assert len(room.view.report.offers) == 1
    assert "more place" in room.beside


def test_the_post_is_written_into_the_folder_that_was_named(room, tell, tmp_path):
    tell("The hundredth page")
    room.check()
    room.controller._parent = tmp_path
    press(room, room.view.report.write)
    dialog = room.view.findChild(QFileDialog)
    assert dialog.selectedFiles() == [str(tmp_path / "review-2015")]
    dialog.accept()
    room.until(lambda: bool(room.said))
    assert str(tmp_path / "review-2015") in room.said[-1]
    written = (tmp_path / "review-2015" / "README.md").read_text("utf-8")
    assert written == room.controller._shown.markdown
    assert room.view.report.folder.isVisible()
    assert not room.failed


def test_the_post_that_is_asked_for_is_the_one_that_was_chosen_last(room, tell, monkeypatch):
    tell("The first page", day=(2014, 3, 3))
    tell("The hundredth page")
    room.check()
    asked = []
    monkeypatch.setattr(room.view, "ask_folder", asked.append)
    room.choose_year(2014)
    press(room, room.view.report.write)  # while 2015 is still shown
    room.until(lambda: bool(asked))
    assert asked[0].endswith("review-2014")
    press(room, room.view.report.write)
    assert len(asked) == 2


def test_a_post_is_copied_with_the_change_of_a_moment_ago(room, tell):
    tell("The hundredth page")
    room.check()
    tell("The last page", day=(2015, 12, 1))
    press(room, room.view.report.copy)
    room.until(lambda: bool(room.said))
    assert "The last page" in QGuiApplication.clipboard().text()


def test_a_folder_with_files_in_it_is_refused(room, tell, tmp_path):
    tell("The hundredth page")
    room.check()
    full = tmp_path / "blog"
    full.mkdir()
    (full / "precious.txt").write_text("mine")
    room.view.folder_chosen.emit(str(full))
    room.until(lambda: bool(room.failed))
    assert "is not an empty folder; nothing was written" in room.failed[-1]
    assert [path.name for path in full.iterdir()] == ["precious.txt"]
    assert room.view.report.write.isEnabled()
    assert not room.view.report.folder.isVisible()


def test_a_folder_that_is_there_is_never_proposed(room, tell, tmp_path):
    tell("The hundredth page")
    room.enter(POST)
    room.controller._parent = tmp_path
    (tmp_path / "review-2015").mkdir()
    assert room.controller._free_folder() == tmp_path / "review-2015-2"


def test_what_was_not_looked_at_is_not_written(room, tell, tmp_path):
    tell("The hundredth page")
    room.enter(POST)
    room.controller._clock.setInterval(60_000)
    tell("The last page", day=(2015, 12, 1))
    room.view.folder_chosen.emit(str(tmp_path / "out"))
    room.until(lambda: bool(room.failed))
    assert "changed in the meantime" in room.failed[-1]
    assert not (tmp_path / "out").exists()
    room.until(lambda: "The last page" in room.text)


def test_the_folder_that_was_written_is_opened(room, tell, tmp_path, monkeypatch):
    opened = []
    answers = iter((True, False))
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or next(answers)
    )
    tell("The hundredth page")
    room.check()
    room.view.folder_chosen.emit(str(tmp_path / "out"))
    room.until(room.view.report.folder.isVisible)
    press(room, room.view.report.folder)
    assert opened == [str(tmp_path / "out")]
    press(room, room.view.report.folder)
    assert "could not be opened" in room.failed[-1]


def test_the_post_is_copied_as_markdown(room, tell):
    tell("The hundredth page")
    room.check()
    press(room, room.view.report.copy)
    assert QGuiApplication.clipboard().text().startswith("# Our year 2015 in review\n\nIn 2015 we")
    assert "clipboard" in room.said[-1]


def test_a_post_with_findings_is_not_copied(room, tell):
    QGuiApplication.clipboard().setText("before")
    tell(MAIL)
    room.check()
    press(room, room.view.report.copy)
    assert QGuiApplication.clipboard().text() == "before"
    assert "must not leave" in room.failed[-1]


def test_a_journal_that_cannot_be_read_offers_to_try_again(room, tell, workspace, monkeypatch):
    tell("The hundredth page")

    def refuse(*_given):
        raise JournalBusy(workspace.path)

    with monkeypatch.context() as patched:
        patched.setattr(reviews, "material", refuse)
        room.enter(TROUBLE)
        assert "did not finish in time" in room.view._trouble._rest.text()
    press(room, room.view._trouble.button)
    room.until(lambda: room.view.state == POST)


def test_an_older_answer_never_follows_a_newer_one(room, tell, monkeypatch):
    tell("The first page", day=(2014, 3, 3))
    tell("The hundredth page")
    room.enter(POST)
    shown = []
    real = room.view.show_composition
    monkeypatch.setattr(
        room.view,
        "show_composition",
        lambda c: (shown.append((c.label, c.review.profile)), real(c)),
    )
    room.choose_year(2014)
    room.view.profile_chosen.emit("hugo")
    room.view.profile_chosen.emit("jekyll")
    room.until(lambda: bool(shown) and shown[-1][1] == "jekyll")
    assert shown[-1] == ("2014", "jekyll")


def test_the_post_is_the_same_as_the_command_line_writes(room, tell):
    tell("The hundredth page")
    room.enter(POST)
    assert room.controller._shown.post.page == "README.md"
    assert isinstance(room.controller._shown.post, posts.Post)
