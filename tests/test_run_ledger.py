"""The ledger: what was done stays done, whatever happens to the run; what changed is done again."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from claimx.reading import Failure
from claimx.run import RunError
from claimx.run.ledger import Ledger
from claimx.run.marks import mark
from claimx.work import Done, Outcome, Settings, Unusable

GOOD = Outcome("k1", (Done({"id": "a", "title": "Ö\u2028"}, 8, 1, ('{"a": 1}',)),))
BAD = Outcome("k2", failures=(Failure("in/b", "read", "empty", "empty file"),))
LATE = Outcome("k3", failures=(Failure("in/c", "extract", "timeout", "took longer than 30 s"),))
MIXED = Outcome("k4", GOOD.articles, BAD.failures)


@contextmanager
def ledger(file: Path, mark: str = "v1") -> Iterator[Ledger]:
    opened = Ledger(file, mark)
    try:
        yield opened
    finally:
        opened.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A ledger that holds one outcome of each kind."""
    with ledger(tmp_path / "x.ledger") as first:
        for number, outcome in enumerate((GOOD, BAD, LATE, MIXED)):
            assert first.known(number, f"in/{number}", outcome.key, retry=False) is None
        first.store([GOOD, BAD, LATE, MIXED])
    return tmp_path / "x.ledger"


def known(ledger: Ledger, *, retry: bool = False) -> dict[str, object]:
    return {key: ledger.known(n, "in/new", key, retry=retry) for n, key in enumerate(("k1", "k2", "k3", "k4", "k5"))}


def test_what_is_known_and_what_is_done_again(file: Path) -> None:
    with ledger(file) as again:
        found = known(again)
        assert found["k1"] is True
        assert found["k2"] is found["k5"] is None  # nothing came of it and it costs nothing to try; never seen
        assert isinstance(found["k3"], Outcome)
        assert found["k3"].failures[0].path == "in/new"
        assert isinstance(found["k4"], Outcome)
    with ledger(file) as again:
        assert [key for key, value in known(again, retry=True).items() if value] == ["k1"]


def test_inputs_come_back_in_their_order_with_their_outcomes(file: Path) -> None:
    lost = Failure("in/\udcff", "read", "missing", "no such file\udcff")
    with ledger(file) as again:
        again.known(2, "in/c", "k3", retry=False)
        again.unreadable(0, lost)
        again.known(1, "in/\udcff", "k1", retry=False)
        again.known(3, "in/copy", "k1", retry=False)
        entries = list(again.entries())
    assert [entry.outcome.failures for entry in entries] == [(lost,), (), LATE.failures, ()]
    assert [entry.kept for entry in entries] == [False, True, True, True]
    assert entries[1].outcome.articles == entries[3].outcome.articles == GOOD.articles


def test_another_version_or_setting_does_all_again(file: Path) -> None:
    with ledger(file, "v2") as other:
        assert set(known(other).values()) == {None}


def test_clear_forgets_and_prune_drops_what_is_no_input_any_more(file: Path) -> None:
    with ledger(file) as again:
        again.known(0, "in/a", "k1", retry=False)
        again.prune()
        assert [key for key, value in known_elsewhere(again).items() if value] == ["k1"]
        again.clear()
        assert again.known(99, "in/a", "k1", retry=False) is None


def known_elsewhere(ledger: Ledger) -> dict[str, object]:
    return {key: ledger.known(n + 10, "x", key, retry=False) for n, key in enumerate(("k1", "k3", "k4"))}


def test_only_one_run_holds_it(file: Path) -> None:
    with ledger(file), pytest.raises(RunError, match="another run is writing this output") as refused:
        Ledger(file, "v1")
    assert refused.value.code == 2
    with ledger(file) as free:
        assert free.known(0, "x", "k1", retry=False) is True


def test_a_run_that_died_is_noticed(file: Path) -> None:
    with ledger(file) as orderly:
        assert not orderly.died
    killed = Ledger(file, "v1")
    killed._db.close()  # as kill -9 does: nothing is said
    with ledger(file) as after:
        assert after.died
        assert after.known(0, "x", "k1", retry=False) is True
    with ledger(file) as later:
        assert not later.died


def test_what_is_stored_is_on_disk_when_the_next_batch_is_torn(file: Path) -> None:
    torn = Ledger(file, "v1")
    torn.store([Outcome("k6", GOOD.articles)])
    torn._db.execute("DELETE FROM outcomes")
    torn._db.close()
    with ledger(file) as after:
        assert after.known(0, "x", "k6", retry=False) is True


def test_another_file_under_its_name_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "x.ledger"
    file.write_bytes(b"a letter to the editor, no database at all" * 100)
    with pytest.raises(RunError, match="is no ledger"):
        Ledger(file, "v1")
    assert file.read_bytes().startswith(b"a letter")
    with pytest.raises(RunError, match="cannot write"):
        Ledger(tmp_path / "none" / "x.ledger", "v1")


def test_a_ledger_of_another_form_is_begun_anew(file: Path) -> None:
    with sqlite3.connect(file) as old:
        old.execute("PRAGMA user_version = 99")
    old.close()
    with ledger(file) as anew:
        assert set(known(anew).values()) == {None}


def test_the_mark_tells_settings_word_lists_and_versions_apart(tmp_path: Path) -> None:
    (tmp_path / "units.toml").write_text("")
    settings = [
        Settings(),
        Settings(shortcut=False),
        Settings(published="2025-03-14"),
        Settings(publisher="The Courier"),
        Settings(layers=True),
        Settings(lexicon=str(tmp_path)),
    ]
    marks = {mark(one) for one in settings}
    assert len(marks) == len(settings)
    assert mark(settings[0]) in marks
    (tmp_path / "units.toml").write_text("# changed")
    assert mark(settings[-1]) not in marks
    (tmp_path / "meta.json").write_text('{"version": "1"}')
    assert mark(Settings(base=str(tmp_path))) not in marks


@pytest.mark.parametrize("settings", [Settings(base="en_no_such"), Settings(lexicon="no/such/folder")])
def test_what_is_not_there_is_told_before_the_work(settings: Settings) -> None:
    with pytest.raises(Unusable, match=r"no such|not installed"):
        mark(settings)
