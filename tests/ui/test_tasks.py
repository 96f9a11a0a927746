import threading

import pytest

from journal.errors import Refused
from journal.store import connection, entries
from journal.ui.tasks import Progress, Stopped, Tasks


def test_work_is_done_elsewhere_and_its_answer_comes_here(tasks, qtbot):
    answers = []

    def then(thread):
        answers.append((thread, threading.current_thread()))

    tasks.run("who", threading.current_thread, then, reads=False)
    qtbot.waitUntil(lambda: answers != [])
    there, here = answers[0]
    assert there is not threading.main_thread()
    assert here is threading.main_thread()


def test_work_can_read_the_journal(tasks, add, qtbot):
    entry = add("Seen from a thread")
    titles = []
    tasks.run("read", lambda: entries.get(entry).title, titles.append)
    qtbot.waitUntil(lambda: titles == ["Seen from a thread"])


def test_the_journal_is_let_go_soon_after_the_last_work(tasks, qtbot):
    kept, closed = [], []
    tasks.run("read", connection.raw, kept.append)
    tasks.run("again", connection.raw, kept.append)
    qtbot.waitUntil(lambda: len(kept) == 2)
    assert kept[0] is kept[1]
    tasks._rest.setInterval(0)

    def look():
        tasks.run("look", connection.database.is_closed, closed.append, reads=False)

    look()
    qtbot.waitUntil(lambda: closed == [False])
    look()
    qtbot.waitUntil(lambda: closed == [False, True])


def test_at_the_end_the_journal_is_let_go_behind_what_is_running(workspace, qtbot):
    let_go, done = [], []
    tasks = Tasks(workspace.kept_connection, lambda: let_go.append(threading.current_thread()))
    gate = threading.Event()
    tasks.run("long", gate.wait, lambda _: None, reads=False)
    tasks.run("never", lambda: done.append(True), lambda _: None, reads=False)
    threading.Timer(0.05, gate.set).start()
    tasks.close()
    assert let_go
    assert let_go[0] is not threading.main_thread()
    assert done == []


def test_only_the_newest_answer_of_a_topic_counts(tasks, qtbot):
    gate, answers, last = threading.Event(), [], []
    tasks.run("wait", gate.wait, lambda _: None, reads=False)
    for number in range(5):
        tasks.run("search", lambda number=number: number, answers.append, reads=False)
    gate.set()
    tasks.run("end", lambda: True, last.append, reads=False)
    qtbot.waitUntil(lambda: last == [True])
    assert answers == [4]


def test_a_cancelled_topic_gives_no_answer(tasks, qtbot):
    answers, last = [], []
    tasks.run("search", lambda: 1, answers.append, reads=False)
    tasks.cancel("search")
    tasks.run("end", lambda: True, last.append, reads=False)
    qtbot.waitUntil(lambda: last == [True])
    assert answers == []


def test_a_refusal_becomes_a_sentence(tasks, qtbot):
    def refuse():
        raise Refused("Not like this.")

    with qtbot.waitSignal(tasks.failed) as said:
        tasks.run("refused", refuse, lambda _: None, reads=False)
    assert said.args == ["Not like this."]


def test_an_error_of_ours_reaches_the_exception_hook(tasks, qtbot, monkeypatch):
    seen = []
    monkeypatch.setattr("sys.excepthook", lambda kind, *_: seen.append(kind))
    tasks.run("broken", lambda: 1 // 0, lambda _: None, reads=False)
    qtbot.waitUntil(lambda: seen == [ZeroDivisionError])


def test_what_was_raised_comes_to_whoever_asks_for_it(tasks, qtbot, monkeypatch):
    raised, seen, said = [], [], []
    monkeypatch.setattr("sys.excepthook", lambda kind, *_: seen.append(kind))
    tasks.failed.connect(said.append)

    def refuse():
        raise Refused("Not like this.")

    for work in (refuse, lambda: 1 // 0):
        tasks.run("asked", work, lambda _: None, reads=False, otherwise=raised.append)
        qtbot.waitUntil(lambda work=work: len(raised) == (1 if work is refuse else 2))
    assert [type(error) for error in raised] == [Refused, ZeroDivisionError]
    assert (seen, said) == ([ZeroDivisionError], [])


def test_progress_is_told_now_and_then_and_stops_the_work(qapp):
    progress, told = Progress(), []
    progress.moved.connect(told.append)
    for done in range(100_000):
        progress(done)
    assert told[0] == 0
    assert 1 <= len(told) < 100
    progress.stop()
    with pytest.raises(Stopped):
        progress(100_000)


def test_after_closing_nothing_is_started(tasks):
    tasks.close()
    tasks.run("late", lambda: 1, lambda _: None, reads=False)
