"""The batch function under every runner: plain, picklable, in order, and one bad article fails alone."""

import gc
import json
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.tokens import Doc

from claimx import Article, Claim, Failure, batch
from claimx.reading import Item, items
from claimx.work import Done, Outcome, Settings, Unusable, forget, key, model, run, run_articles

TEXT = "Police said 40 people were held in January."
SALES = "Sales rose 12% last year, the firm said."
SETTINGS = Settings(published="2025-03-14")


def text(name: str, data: str = TEXT) -> Item:
    return Item(f"in/{name}", name, "txt", data.encode())


def test_each_item_has_its_outcome_in_order() -> None:
    records = json.dumps([{"id": "x", "text": SALES}, {"id": "y"}, {"text": TEXT}]).encode()
    batch = [text("a.txt"), Item("in/b.json", "b.json", "json", records), text("c.txt", " "), text("d.txt")]
    outcomes = run(batch, SETTINGS)
    assert [o.key for o in outcomes] == [key(item) for item in batch]
    assert [[d.article["id"] for d in o.articles] for o in outcomes] == [["a.txt"], ["x", "b.json#3"], [], ["d.txt"]]
    assert [[(f.path, f.error) for f in o.failures] for o in outcomes] == [
        [],
        [("in/b.json", "record")],
        [("in/c.txt", "empty")],
        [],
    ]
    first = outcomes[0].articles[0]
    assert first.article["id"] == "a.txt"
    assert first.article["published"] == "2025-03-14"
    assert "text" not in first.article
    assert (first.words, first.found) == (8, 1)
    assert Claim.model_validate_json(first.lines[0]).quantity.text == "40"


def test_outcomes_are_plain() -> None:
    outcomes = run([text("a.txt"), text("c.txt", "")], SETTINGS)
    assert pickle.loads(pickle.dumps(outcomes)) == outcomes
    assert b"spacy" not in pickle.dumps(outcomes)
    assert pickle.loads(pickle.dumps(SETTINGS)) == SETTINGS


def test_the_same_claims_alone_and_in_company() -> None:
    articles = [Article(id=str(n), text=f"{TEXT} {SALES * n}") for n in range(5)]
    together = run_articles(articles, SETTINGS)
    assert together == [run_articles([article], SETTINGS)[0] for article in articles]
    assert len({outcome.key for outcome in together}) == 5


def test_the_key_is_of_content_and_name_not_of_place() -> None:
    item = text("a.txt")
    assert key(item) == key(Item("elsewhere/a.txt", "a.txt", "txt", item.data))
    others = [text("b.txt"), text("a.txt", SALES), Item(item.path, item.name, "json", item.data)]
    assert len({key(one) for one in [item, *others]}) == 4


@pytest.fixture
def poisoned(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipeline that cannot bear an article with the word `poison`, and takes the batch with it."""
    honest = batch.parse_all

    def parse_all(texts: list[str], *rest: object, **named: object) -> Iterator[object]:
        if any("poison" in text for text in texts):
            raise MemoryError
        return honest(texts, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(batch, "parse_all", parse_all)


@pytest.mark.usefixtures("poisoned")
def test_one_article_that_fails_in_the_parse_fails_alone() -> None:
    outcomes = run([text("a.txt"), text("p.txt", "poison 5"), text("c.txt")], SETTINGS)
    assert [len(o.articles) for o in outcomes] == [1, 0, 1]
    assert outcomes[1].failures == (Failure("in/p.txt", "extract", "MemoryError", "failed"),)


@pytest.mark.usefixtures("poisoned")
def test_of_a_long_list_only_the_poison_is_lost() -> None:
    records = [{"id": str(n), "text": "poison" if n == 30 else TEXT} for n in range(40)]
    (outcome,) = run([Item("in/l.json", "l.json", "json", json.dumps(records).encode())], SETTINGS)
    assert [d.article["id"] for d in outcome.articles] == [str(n) for n in range(40) if n != 30]
    line = Item("in/l.jsonl", "l.jsonl#7", "record", b'{"text": "poison"}', "line 7")
    assert run([line], SETTINGS)[0].failures == (Failure("in/l.jsonl", "extract", "MemoryError", "line 7: failed"),)


def test_claims_outlive_the_memory_of_their_batch() -> None:
    first = run_articles([Article(id="a", text=f"{TEXT} {SALES}")], SETTINGS)
    lines = [json.loads(line) for line in first[0].articles[0].lines]
    for n in range(30):
        run_articles([Article(id="b", text=f"{TEXT} Fresh words {n}: zyx{n}q rose {n}%.")], SETTINGS)
        gc.collect()
    assert [json.loads(line) for line in first[0].articles[0].lines] == lines
    assert not any(isinstance(thing, Doc) and thing.text.startswith(TEXT) for thing in gc.get_objects())


def test_layers_come_by_the_same_way() -> None:
    (outcome,) = run([text("a.txt")], Settings(layers=True))
    (done,) = outcome.articles
    assert done.found == 1
    assert json.loads(done.lines[0])["quantities"][0]["text"] == "40"


def test_settings_that_cannot_be_loaded_are_named() -> None:
    with pytest.raises(Unusable, match="en_no_such"):
        run([text("a.txt")], Settings(base="en_no_such"))


def test_the_pipeline_is_loaded_once_and_can_be_dropped() -> None:
    nlp = model(SETTINGS)
    assert nlp is model(Settings(publisher="The Courier"))
    forget()
    assert nlp is not model(SETTINGS)


def test_no_items_no_outcomes(tmp_path: Path) -> None:
    assert run([], SETTINGS) == run_articles([], SETTINGS) == []
    assert run([i for i in items(str(tmp_path)) if isinstance(i, Item)], SETTINGS) == []
    assert Outcome("k") == Outcome("k", (), ())
    assert Done({}, 0, 0, ()).lines == ()
