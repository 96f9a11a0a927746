def test_something_said_of_a_stranger_makes_them_known(run):
    run("person", "Ana Souza", "--consent", "named", "--joined", "2014-01-06",
        "--organisation", "Council")  # fmt: skip
    (ana,) = run.records("person")
    assert ana == {
        "id": ana["id"], "name": "Ana Souza", "handle": "ana-souza", "organisation": "Council",
        "joined_on": "2014-01-06", "left_on": None, "consent": "named", "alias": "",
    }  # fmt: skip


def test_nobody_is_named_in_public_unless_they_agreed(run):
    run.add("met @ben")
    assert run.records("person", "ben")[0]["consent"] == "omit"
    assert "not named in public" in run("person", "@ben").stdout
    run("person", "ben", "--consent", "alias", "--alias", "B.", "--rename", "Ben Okafor")
    assert "in public “B.”" in run("person").stdout


def test_a_person_is_found_by_handle_and_can_be_corrected(run):
    run("person", "Ana", "--joined", "2014-01-06", "--left", "2015-01-06", "--handle", "as")
    run("person", "as", "--clear", "left", "--clear", "organisation")
    (ana,) = run.records("person", "as")
    assert (ana["name"], ana["joined_on"], ana["left_on"]) == ("Ana", "2014-01-06", None)
    assert "since 2014-01-06" in run("person", "Ana").stdout


def test_what_makes_no_sense_is_refused(run):
    run("person", "Nobody", code=1)
    run("person", "--consent", "named", code=2)
    run("person", "Ana", "--joined", "2014-02-30", code=3)
    run("person", "Ana", "--joined", "2014-02-03", "--left", "2014-02-02", code=3)
    run("person", "Ana", "--consent", "omit")
    run("person", "Ben", "--handle", "ana", code=1)
    assert [p["name"] for p in run.records("person")] == ["Ana"]
