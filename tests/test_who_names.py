"""Names that tell what they name: titles with a full stop, initials, companies, speaker labels."""

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from claimx.annotate import who
from claimx.annotate.parse import parse
from claimx.annotate.sentences import Abbreviation
from claimx.lexicon import entries
from claimx.mentions import Offsets, Source

pytestmark = pytest.mark.model

TITLES = [entry.word for entry in entries("abbreviations", Abbreviation) if entry.title]
CASES = [
    ("Inspector M.J. Dolan arrived. [[He]] said 9 died.", "M.J. Dolan", "person"),
    ("[[M.J. Dolan]] said 9 died.", "M.J. Dolan", "person"),
    ("[[U.S. Lines]] said 9 died.", "U.S. Lines", "organization"),
    ("[[L.A. Harbour]] said 9 died.", "L.A. Harbour", "organization"),
    ("[[Carmaker Torvell]] said 9 were sold.", "Torvell", "organization"),
    ("[[A.P. Moller]] said 9 ships sank.", "A.P. Moller", "organization"),
    ("[[Hagen Inc.]] reported sales of $9 million.", "Hagen Inc.", "organization"),
    ("[[Peter Hagen Ltd.]] said 9 were sold.", "Peter Hagen Ltd.", "organization"),
    ("[[Ketterby plc]] said 9 were sold.", "Ketterby plc", "organization"),
    ("Ketterby plc grew. [[Ketterby]] said 9 were sold.", "Ketterby plc", "organization"),
    ("[[MARTA DOLAN]]: We lost 9 boats.", "MARTA DOLAN", "person"),
    ("[[KELSO TRUST]]: We lost 9 boats.", "KELSO TRUST", "organization"),
    ("[[Union Harbour]] said 9 ferries were late.", "Union Harbour", "organization"),
    ("[[Network FBC]] said 9 died.", "FBC", "organization"),
    ("[[Ordnance Survey]] said 9 peaks grew.", "Ordnance Survey", "organization"),
    ("The hill grew by 9 feet, [[the geological survey]] said.", "geological survey", "organization"),
    ("[[Data from the weather agency]] Kelstat showed 9 died.", "Kelstat", "organization"),
    ("[[Data from the weather agency]] on Monday showed 9 died.", "weather agency", "organization"),
    ("[[Torvell]] reported revenue of $9 million.", "Torvell", "organization"),
    ("[[Looting]] said 9 died.", "Looting", "anonymous"),
    ("[[Corvel Looms]] posted a net loss of $9 million.", "Corvel Looms", "organization"),
    ("[[Corvel Looms]] said 9 left. Corvel Looms posted a loss.", "Corvel Looms", "organization"),
    ("[[Peter Hagen]] reported a loss of $9 million.", "Peter Hagen", "person"),
    ("Flight KX417 was late. [[The airline]] said 9 were hurt.", "airline", "organization"),
    ("Kelso Airways flight KX417 was late. [[The airline]] said 9 were hurt.", "Kelso Airways", "organization"),
    ("Marta Dolan's advisers met in Kelso. [[The aides]] said 9 left.", "Marta Dolan's advisers", "group"),
    ("Sheriff Warns of Fraud in Kelso\n\nIt was $9, [[the sheriff]] said.", "sheriff", "person"),
    ("Sheriff Evans Warns Kelso\n\nMarta Evans spoke. It was $9, [[the sheriff]] said.", "Marta Evans", "person"),
    ('"We lost 9 boats," [[she]] said.', "she", "anonymous"),
    ("[[A survey]] said 9 died.", "survey", "document"),
]
ROLES = [
    ("It is a step [[Mayor Peter Hagen]] says will save 9 jobs.", "Mayor"),
    ("[[Former Mayor Peter Hagen]] said 9 died.", "Former Mayor"),
    ("[[Sens. Marta Dolan]] and Peter Hagen said 9 died.", "Sen."),
    ("[[Senators Marta Dolan]] and Peter Hagen said 9 died.", "Senator"),
    ("[[The prime minister]] said 9 died.", "prime minister"),
    ("[[The deputy prime minister]] said 9 died.", "deputy prime minister"),
    ("[[The lieutenant governor]] said 9 died.", "lieutenant governor"),
    ("[[The transport minister]] said 9 died.", "minister"),
]


def ask(parsed: Callable[[str], Doc], marked: str) -> Source:
    start, end = marked.index("[["), marked.index("]]") - 2
    doc = parsed(marked.replace("[[", "").replace("]]", ""))
    return who.resolve(doc, who.names(doc), Offsets(start, end))


@pytest.mark.parametrize("title", TITLES)
def test_titles_keep_their_full_stop_and_their_sentence(nlp: Language, title: str) -> None:
    text = f"On Monday {title} Dolan said that 9 died."
    doc = parse(text, nlp)
    assert doc.text == text
    assert [token.text for token in doc][2:4] == [title, "Dolan"]
    assert len(list(doc.sents)) == 1


def test_a_title_at_the_end_is_no_title(nlp: Language) -> None:
    assert [token.text for token in parse("He was made a sgt.", nlp)][-2:] == ["sgt", "."]


@pytest.mark.parametrize(("marked", "name", "kind"), CASES)
def test_what_a_name_names(parsed: Callable[[str], Doc], marked: str, name: str, kind: str) -> None:
    source = ask(parsed, marked)
    assert (source.name, source.type) == (name, kind)


@pytest.mark.parametrize(("marked", "role"), ROLES)
def test_roles_are_whole(parsed: Callable[[str], Doc], marked: str, role: str) -> None:
    assert ask(parsed, marked).role == role
