"""Every entry of the figure reader's word lists shows its effect in its example."""

from decimal import Decimal

import pytest

from claimx.annotate.figures import dollar_of
from claimx.lexicon import Entry, entries
from claimx.mentions import Number, Quantity
from claimx.quantity import numbers, read
from claimx.quantity import vocabulary as v
from claimx.quantity.cues import CueEntry


def rows(subject: str, model: type[Entry], key: str):
    return [pytest.param(e, id=str(getattr(e, key))) for e in entries(subject, model)]


def only(text: str) -> Quantity:
    found = read(text)
    assert len(found) == 1, found
    assert text[found[0].start : found[0].end] == found[0].text
    return found[0]


@pytest.mark.parametrize("entry", rows("numerals", v.NumeralEntry, "word"))
def test_numeral(entry):
    got = only(entry.example)
    if entry.role == "part":
        assert got.kind == "fraction"
        assert got.value == 1 or abs(got.value * entry.value - round(got.value * entry.value)) < Decimal("0.001")
    else:
        assert got.value == entry.value * (1 if entry.role in ("unit", "ten") else 2)


@pytest.mark.parametrize("entry", rows("magnitudes", v.MagnitudeEntry, "signs"))
def test_magnitude(entry):
    assert only(entry.example).value == 25 * entry.value
    for sign in entry.signs:
        assert only(f"It cost $25{sign} to build.").value == 25 * entry.value


@pytest.mark.parametrize("entry", rows("vague", v.VagueEntry, "word"))
def test_vague(entry):
    got = only(entry.example)
    assert (got.value, got.low, got.high) == (None, entry.low, None)


@pytest.mark.parametrize("entry", rows("multiples", v.MultipleEntry, "word"))
def test_multiple(entry):
    got = only(entry.example)
    assert (got.kind, got.value, got.direction) == ("multiple", entry.value, entry.direction)


@pytest.mark.parametrize("entry", rows("units", v.UnitEntry, "unit"))
def test_unit(entry):
    got = only(entry.example)
    assert (got.unit, got.kind) == (entry.unit, entry.kind)


@pytest.mark.parametrize("entry", rows("currencies", v.CurrencyEntry, "code"))
def test_currency(entry):
    got = only(entry.example)
    assert (got.kind, got.unit) == ("money", "USD" if entry.code == "$" else entry.code)


BOUND = {
    "low": (300, None, False),
    "high": (None, 300, False),
    "nearly": (None, 300, True),
    "approx": (300, 300, True),
    "none": (300, 300, False),
}


@pytest.mark.parametrize("entry", rows("bounds", v.BoundEntry, "words"))
def test_bound(entry):
    got = only(entry.example)
    assert (got.low, got.high, got.approximate) == BOUND[entry.effect]
    if entry.effect != "none":
        assert entry.words.lower() in got.modifier.lower()


@pytest.mark.parametrize("entry", rows("number_idioms", v.IdiomEntry, "phrase"))
def test_idiom(entry):
    phrase = entry.example.lower().index(entry.phrase.lower())
    over = [n for n in numbers(entry.example) if n.start < phrase + len(entry.phrase) and n.end > phrase]
    assert all(isinstance(n, Number) for n in over)
    assert entry.role in {n.role for n in over}


@pytest.mark.parametrize("entry", rows("numbered_names", v.NameEntry, "word"))
def test_numbered_name(entry):
    found = numbers(entry.example)
    if entry.kind == "index":
        assert [(f.kind, f.unit) for f in found] == [("index", entry.word.lower())]
    else:
        assert "name" in {getattr(f, "role", "") for f in found}


@pytest.mark.parametrize("entry", rows("changes", v.ChangeEntry, "forms"))
def test_change(entry):
    assert only(entry.example).direction == entry.direction


@pytest.mark.parametrize("entry", rows("outlets", v.OutletEntry, "outlet"))
def test_outlet(entry):
    assert dollar_of(read(entry.example, dollar="$"), publisher=entry.outlet) == entry.currency


@pytest.mark.parametrize("entry", [e for e in rows("currencies", v.CurrencyEntry, "code") if e.values[0].lands])
def test_land(entry):
    text = f"A depot in {entry.lands[0]} cost $12. People in {entry.lands[1]} paid."
    assert dollar_of(read(text, dollar="$"), publisher="The Quay Post", text=text) == entry.code


@pytest.mark.parametrize(
    ("text", "publisher", "currency"),
    [
        ("Sydney and Melbourne paid $12.", None, "AUD"),
        ("Sydney and Melbourne paid $12.", "Reuters", "USD"),
        ("Sydney and Melbourne paid $12, as did Toronto.", None, "USD"),
        ("Sydney and Melbourne paid US$10, or $12.", None, "USD"),
        ("Melbourne paid $12.", None, "USD"),
        ("Someone paid $12.", "The Quay Post", "USD"),
    ],
)
def test_an_articles_own_land_gives_the_dollar_of_an_unknown_outlet(text, publisher, currency):
    assert dollar_of(read(text, dollar="$"), publisher=publisher, text=text) == currency


@pytest.mark.parametrize("entry", rows("figure_cues", CueEntry, "use"))
def test_cue(entry):
    got = read(entry.example)
    kinds = {q.kind for q in got}
    texts = [q.text for q in got]
    assert any(word.rstrip("*").lower() in entry.example.lower() for word in entry.words)
    match entry.use:
        case "vote" | "score noun":
            assert kinds == {"score"}
        case "change":
            assert len(got) == 2
        case "thing":
            assert kinds == {"duration"}
        case "poll":
            assert kinds == {"percentage_point"}
        case "share index":
            assert (got[0].kind, got[0].unit) == ("index", "point")
        case "rate unit" | "price unit":
            assert got[0].per in entry.words
        case "rated noun":
            assert got[0].per
        case "unit adjective":
            assert got[0].unit in ("day", "mile")
        case "source":
            assert texts == ["Two", "40"]
            assert any(isinstance(n, Number) and n.role == "sources" for n in numbers(entry.example))
