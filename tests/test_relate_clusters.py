"""Clusters across articles, and the two commands."""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimx import Claim
from claimx.cli import app
from claimx.relate import Cluster, Finding, clusters
from claimx.relate.rows import anchors, canonical, row
from tests.relating import build

DAY = "2024-05-06"
runner = CliRunner()


def told(article: str, figure: str, words: str = "in Besk, said the mayor of Orla", **fields: str) -> list[Claim]:
    """One claim of an article about deaths."""
    return build(f"There were [{figure}|head=death] deaths {words}.", article=article, day=DAY, **fields)


def gathered(*groups: Iterable[Claim], **options: object) -> list[tuple[list[str], str]]:
    """(articles, verdict) of the clusters of some claims."""
    claims = [claim for group in groups for claim in group]
    return [([e.article_id for e in c.claims], c.verdict.value) for c in clusters(claims, **options)]  # type: ignore[arg-type]


def test_two_articles_that_agree() -> None:
    claims = [
        *told("a", "38", who="The Police"),
        *told("b", "38", who="police"),
        *told("c", "40", about="y"),
    ]
    (cluster,) = clusters(claims)
    assert [entry.article_id for entry in cluster.claims] == ["a", "b", "c"]
    assert (cluster.articles, cluster.sources, cluster.verdict, cluster.agreement) == (3, 1, "consistent", 1)
    assert (cluster.head, cluster.kind, cluster.start, cluster.end) == ("death", "count", DAY, DAY)
    assert (cluster.low, cluster.high) == (38, 40)
    assert Cluster.model_validate_json(cluster.model_dump_json()) == cluster


def test_two_articles_that_do_not() -> None:
    (cluster,) = clusters([*told("a", "38"), *told("b", "38"), *told("c", "91")])
    assert cluster.verdict == "inconsistent"
    assert float(cluster.agreement) == pytest.approx(0.67)


@pytest.mark.parametrize(
    "other",
    [
        told("b", "38", "in Holm, said the mayor of Denby"),
        build("There were [38|head=injury] injuries in Besk, said Orla.", article="b", day=DAY),
        build("There were [38|head=death;as=projected] deaths in Besk, said Orla.", article="b", day=DAY),
        build("There were [38|head=death] deaths in Besk, said Orla.", article="b", day="2024-06-06"),
        build("There were [38|head=death;per=day] deaths in Besk, said Orla.", article="b", day=DAY),
        build("There were [38|head=death;way=up] deaths in Besk, said Orla.", article="b", day=DAY),
        build("There were [38|head=death] deaths in Besk, said Orla.", article="b"),
        told("a", "38"),
    ],
    ids=["place", "thing", "modality", "day", "rate", "change", "no day", "one article"],
)
def test_another_thing_is_not_the_same(other: list[Claim]) -> None:
    assert gathered(told("a", "38"), other) == []


def test_an_unround_figure_needs_no_name() -> None:
    other = [build(f"There were [1,136|head=case] cases {where}.", article=where, day=DAY) for where in "xy"]
    assert gathered(*other) == [(["x", "y"], "consistent")]


def test_claims_without_a_time_hold_when_they_were_published() -> None:
    some = [build("In all [1,136|head=case] cases.", article=name) for name in "ab"]
    assert gathered(*some) == []
    same = {"a": date(2024, 5, 6), "b": date(2024, 5, 7)}
    assert gathered(*some, published=same) == [(["a", "b"], "consistent")]
    assert gathered(*some, published={"a": date(2024, 5, 6), "b": date(2024, 5, 9)}) == []


def test_an_article_that_gives_both_figures_tells_of_two_things() -> None:
    both = [*told("a", "163"), *build("Of them [63|head=death] deaths in Besk, Orla.", article="a", day=DAY)]
    again = [claim.model_copy(update={"article_id": "b", "id": claim.id + "b"}) for claim in both]
    assert sorted(gathered(both, again)) == [(["a", "b"], "consistent"), (["a", "b"], "consistent")]


def test_clusters_depend_on_the_claims_alone(tmp_path: Path) -> None:
    some = [claim for name in "cab" for claim in told(name, "38")]
    first = list(clusters(some, folder=tmp_path))
    assert first == list(clusters(iter(some[::-1])))
    assert list(tmp_path.iterdir()) == []


MAY = {name: date(2024, 5, day) for name, day in (("a", 7), ("b", 7), ("c", 8), ("d", 9))}


@pytest.mark.parametrize(
    ("figures", "verdict"),
    [
        ({"a": "38", "b": "91"}, "inconsistent"),  # two outlets, one event, one day
        ({"a": "38", "c": "91"}, "related"),  # the toll of the next day
        ({"a": "38", "c": "91", "d": "140"}, "related"),
        ({"a": "38", "b": "61", "c": "91"}, "inconsistent"),  # of the same day still
        ({"a": "91", "c": "38"}, "inconsistent"),  # the dead do not become fewer
        ({"a": "38", "c": "91", "d": "38"}, "inconsistent"),
        ({"a": "38", "c": "38"}, "consistent"),
    ],
)
def test_a_toll_of_a_later_day_is_an_update(figures: dict[str, str], verdict: str) -> None:
    claims = [claim for name, figure in figures.items() for claim in told(name, figure)]
    (cluster,) = clusters(claims, published=MAY)
    assert cluster.verdict == verdict
    assert cluster.updated == (verdict == "related")
    if verdict != "consistent":
        (undated,) = clusters(claims)  # without the days of the articles nothing excuses a difference
        assert (undated.verdict, undated.updated) == ("inconsistent", False)


def test_the_missing_may_become_fewer_and_homes_do_not_change() -> None:
    def of(noun: str, *figures: str) -> list[str]:
        text = "Some [{}|head={}] {} in Besk, said the mayor of Orla."
        told = zip("ac", figures, strict=True)
        claims = [c for name, n in told for c in build(text.format(n, noun, noun), article=name, day=DAY)]
        return [cluster.verdict.value for cluster in clusters(claims, published=MAY)]

    assert of("missing", "91", "38") == ["related"]
    assert of("home", "38", "91") == ["inconsistent"]


def test_rows() -> None:
    (claim,) = build("Police in Upper Orla, near Besk, found [40] on Monday.")
    assert anchors(claim) == {"orla", "besk"}
    assert canonical("The U.S. Dept. of Works") == canonical("U.S. Dept of Works")
    assert canonical("Mr. Tom Reeve") == "tom reeve"
    (claim,) = build("There [40|head=people;what=people] were killed.", day=DAY)
    found = row(claim)
    assert found is not None
    assert found.key.startswith("death\t")
    (claim,) = build("There [40|head=people;what=people] came.", day=DAY)
    assert row(claim) is None


@pytest.fixture
def file(tmp_path: Path) -> Path:
    claims = [*told("a", "38"), *told("b", "91"), *build("[19] of the [46] left.", article="c")]
    out = tmp_path / "claims.jsonl"
    out.write_text("".join(f"{claim.model_dump_json()}\n" for claim in claims), encoding="utf-8")
    return out


def test_the_commands_write_lines_and_tables(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert runner.invoke(app, ["relate", str(file), "-o", str(out)]).exit_code == 0
    (one,) = [Finding.model_validate_json(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert one.computation == "19 of 46 = 41.3 %"
    assert runner.invoke(app, ["cluster", str(file), "-o", str(out)]).exit_code == 0
    (both,) = [Cluster.model_validate_json(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert both.verdict == "inconsistent"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["claims.jsonl", "out.jsonl"]
    assert "19 of 46" in runner.invoke(app, ["relate", str(file), "--table"]).output
    assert json.loads(runner.invoke(app, ["cluster", str(file)]).output)["articles"] == 2
    assert runner.invoke(app, ["relate", str(file), "--verdict", "inconsistent"]).output == ""


def test_dates_of_articles_are_read_for_clusters(tmp_path: Path) -> None:
    claims = [claim for name in "ab" for claim in build("In all [1,136|head=case] cases.", article=name)]
    file, articles = tmp_path / "claims.jsonl", tmp_path / "articles.jsonl"
    file.write_text("".join(f"{claim.model_dump_json()}\n" for claim in claims), encoding="utf-8")
    lines = [json.dumps({"id": name, "text": "In all 1,136 cases.", "published": DAY}) for name in "ab"]
    articles.write_text("\n".join(lines), encoding="utf-8")
    done = runner.invoke(app, ["cluster", str(file), "--articles", str(articles)])
    assert json.loads(done.output)["articles"] == 2


def test_what_is_no_claim_is_named(tmp_path: Path) -> None:
    file = tmp_path / "claims.jsonl"
    file.write_text('\n{"id": 1}\n', encoding="utf-8")
    for command in ("relate", "cluster"):
        done = runner.invoke(app, [command, str(file)])
        assert done.exit_code == 1
        assert "line 2: no claim" in done.output
    assert runner.invoke(app, ["relate", str(file), "--verdict", "wrong"]).exit_code == 2


def test_shares_of_people_that_differ_are_of_different_things() -> None:
    words = "[{}|unit=%;head=voter;what=likely voters] of likely voters in Besk chose the mayor of Orla."
    claims = [
        claim
        for article, figure in (("a", "46%"), ("b", "37%"))
        for claim in build(words.format(figure), article=article, day=DAY)
    ]
    assert list(clusters(claims)) == []


def test_a_count_of_a_year_does_not_deny_the_count_of_a_day() -> None:
    def of(article: str, figure: str, end: str) -> Claim:
        (claim,) = told(article, figure)
        span = claim.time_span.model_copy(update={"end": date.fromisoformat(end)})  # type: ignore[union-attr]
        return claim.model_copy(update={"time_span": span})

    assert gathered([of("a", "38", DAY)], [of("b", "140", "2024-12-31")]) == []
    assert gathered([of("a", "38", DAY)], [of("b", "46", "2024-05-10")]) == [(["a", "b"], "inconsistent")]
    assert gathered([of("a", "338", DAY)], [of("b", "338", "2024-12-31")]) == [(["a", "b"], "consistent")]


def test_the_words_of_a_figure_are_no_names() -> None:
    (claim,) = build("The mayor of Besk saw a [Category 5|kind=index] storm in Orla.")
    assert anchors(claim) == {"besk", "orla"}


def test_figures_that_differ_are_told_of_the_same_places() -> None:
    one, other = told("a", "38", "in Nairobi, said Orla and Besk"), told("b", "91", "in Kenya, said Orla and Besk")
    assert gathered(one, other) == []
    assert gathered(one, told("b", "91", "in Nairobi, said Orla and Besk")) == [(["a", "b"], "inconsistent")]


def test_firms_are_told_apart_by_their_whole_names() -> None:
    (claim,) = build("The bank of Orla said Besk Savings & Loan Association lost [40] jobs in Calder Monday.")
    assert anchors(claim) == {"orla", "besk savings & loan association", "calder"}
