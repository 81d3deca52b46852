"""Source mentions in their articles: the mention stands in double brackets, the answer beside it."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from claimx.annotate import who
from claimx.mentions import Offsets, Source

pytestmark = pytest.mark.model

PERSONS = [
    ("Inspector Marta Dolan arrived late. [[She]] said 9 died.", "Marta Dolan"),
    ("Marta Dolan arrived late. [[Dolan]] said 9 died.", "Marta Dolan"),
    ("[[Dolan]] said 9 died. The port is run by Marta Dolan.", "Marta Dolan"),
    ("[[Acting Ports Director Marta Dolan]] said 9 died.", "Marta Dolan"),
    ("[[Marta Dolan, who runs the port,]] said 9 died.", "Marta Dolan"),
    ("[[The mayor of Kelso, Peter Hagen]], said 9 died.", "Peter Hagen"),
    ("[[Kelso Secretary of Transport Peter Hagen]] said 9 died.", "Peter Hagen"),
    ("Mayor Peter Hagen spoke first. [[The mayor]] said 9 died.", "Peter Hagen"),
    ("Gov. Peter Hagen spoke first. [[The governor]] said 9 died.", "Peter Hagen"),
    ("Deputy Mayor Ann Lind and Mayor Peter Hagen met. [[The mayor]] said 9 died.", "Peter Hagen"),
    ("Peter Hagen, the mayor of Kelso, met Marta Dolan. [[He]] said 9 died.", "Peter Hagen"),
    ("Marta Dolan, [[who]] said 40 boats were lost, left early.", "Marta Dolan"),
    ('"[[I]] counted 40 boats," Marta Dolan said.', "Marta Dolan"),
    ("Peter Hagen and Marta Dolan met on Monday. [[The latter]] said 9 died.", "Marta Dolan"),
    ("Marta Dolan's promise of 40 boats came late. [[Dolan's promise]] was not kept.", "Marta Dolan"),
    ("[[The port's Marta Dolan]] said 9 died.", "Marta Dolan"),
    ("Christopher Hale-Moreno spoke. [[Hale-Moreno]] said 9 died.", "Christopher Hale-Moreno"),
    ("Bill de Witt spoke on Monday. [[De Witt]] said 9 died.", "Bill de Witt"),
    (
        "Jason Rourke, a spokesperson for the harbour trust, said so. [[The spokesperson]] said 9 died.",
        "Jason Rourke",
    ),
    ('Marta Dolan met Peter Hagen. According to Dolan, it rained. "There were 40 boats," [[she]] said.', "Marta Dolan"),
    ("[[The mayor of Kelso]], Peter Hagen, said 9 died.", "Peter Hagen"),
    ("Dolan Resigns\n\nMarta Dolan left. [[Dolan]] said 9 died.", "Marta Dolan"),
    ("Inspector Marta Dolan met Peter Hagen. It rained. They left. [[The inspector]] said 9 died.", "Marta Dolan"),
    ("Marta Dolan and Peter Hagen met. [[They]] said 9 died.", "Marta Dolan and Peter Hagen"),
    ("Peter Hagen met Ann Hagen. Then it rained. It was cold. [[Mr. Hagen]] said 9 died.", "Peter Hagen"),
    ("[[Marta Dolan and Peter Hagen]] said 9 died.", "Marta Dolan and Peter Hagen"),
]

ORGANIZATIONS = [
    ("The Coastal Fisheries Agency (CFA) counted boats. [[CFA]] said 9 died.", "Coastal Fisheries Agency"),
    ("The Coastal Fisheries Agency counted boats. [[The agency]] said 9 died.", "Coastal Fisheries Agency"),
    ("The Coastal Fisheries Agency counted boats. [[It]] said 9 died.", "Coastal Fisheries Agency"),
    ("The transport ministry met. [[The ministry]] said 9 died.", "transport ministry"),
    ("[[A spokesman for the transport ministry]] said 9 died.", "transport ministry"),
    ("[[A transport ministry spokeswoman]] said 9 died.", "transport ministry"),
    (
        "The Coastal Fisheries Agency (CFA) met. [[A CFA spokesman]] said 9 died.",
        "Coastal Fisheries Agency",
    ),
    ("[[Data from the Coastal Fisheries Agency]] show 9 died.", "Coastal Fisheries Agency"),
    ("[[The Coastal Fisheries Agency's figures]] show 9 died.", "Coastal Fisheries Agency"),
    ("[[figures CFA put online]] show 9 died.", "CFA"),
    ("[[Police]] said 9 died.", "Police"),
    ("[[The United States]] said 9 died.", "United States"),
    ("[[State media]] said 9 died.", "State media"),
    ("Carmaker Brandt Motors grew. [[Brandt]] said 9 sold.", "Brandt Motors"),
    ("Brandt Motors opened a plant. [[The company]] said 9 sold.", "Brandt Motors"),
]

OTHERS = [
    ("[[A source familiar with the talks]] said 9 died.", "A source familiar with the talks", "anonymous"),
    ("A source familiar with Hagen's plans spoke. [[The person familiar with Hagen's plans]] said 9 died.",
     "A source familiar with Hagen's plans", "anonymous"),
    ("A source familiar with the talks spoke. [[Another source]] said 9 died.", "Another source", "anonymous"),
    ("[[Three people familiar with the talks]] said 9 died.", "Three people familiar with the talks", "anonymous"),
    ("[[One lawmaker]] said 9 died.", "One lawmaker", "anonymous"),
    ("[[Officials]] said 9 died.", "Officials", "group"),
    ("[[Police and harbour officials]] said 9 died.", "Police and harbour officials", "group"),
    ("[[Nurses with the relief fund]] said 9 died.", "Nurses with the relief fund", "group"),
    ("[[Many Republicans]] said 9 died.", "Many Republicans", "group"),
    ("[[A report by the Fairfield Institute]] found 9 died.", "report by the Fairfield Institute", "document"),
    ("A report by the Fairfield Institute came out. [[The report]] found 9 died.",
     "report by the Fairfield Institute", "document"),
    ("[[a report released on Monday by the Fairfield Institute]] found 9 died.",
     "report released on Monday by the Fairfield Institute", "document"),
    ("The Fairfield Institute analysis came out. [[The study]] found 9 died.",
     "Fairfield Institute analysis", "document"),
    ("A Quentin University poll came out. [[The survey of 900 adults]] found 40% agreed.",
     "Quentin University poll", "document"),
    ("The survey, conducted by the Fairfield Institute, came out. [[The poll]] found 40% agreed.",
     "survey conducted by the Fairfield Institute", "document"),
    ("The Fairfield Institute released a report on boats. [[The report]] found 9 died.",
     "Fairfield Institute report", "document"),
    ("[[A study published in the Boat Journal]] found 9 died.", "study published in the Boat Journal", "document"),
    ("The Kelso study, published in the Boat Journal, came out. [[The researchers' study]] found 9 died.",
     "Kelso study", "document"),
    ("Researchers from Kelso University spoke. [[The researchers]] said 9 died.",
     "Researchers from Kelso University", "group"),
    ("[[Moorland's law]] allows 40 boats.", "Moorland's law", "document"),
]  # fmt: skip

ROLES = [
    ("[[Acting Ports Director Marta Dolan]] said 9 died.", "Acting Ports Director"),
    (
        "[[Marta Dolan, the director of the Fairfield Institute,]] said 9 died.",
        "director of the Fairfield Institute",
    ),
    ("[[The mayor of Kelso, Peter Hagen]], said 9 died.", "mayor of Kelso"),
    ("[[Mr. Hagen]] said 9 died.", None),
    ("[[A spokesman for the ministry]] said 9 died.", "spokesman"),
]
COUNTS = [("Three sources", 3), ("two officials", 2), ("a source", None), ("One MP", 1), ("officials", None)]


def ask(parsed: Callable[[str], Doc], marked: str) -> Source:
    start, end = marked.index("[["), marked.index("]]") - 2
    doc = parsed(marked.replace("[[", "").replace("]]", ""))
    return who.resolve(doc, who.names(doc), Offsets(start, end))


@pytest.mark.parametrize(("marked", "name"), PERSONS)
def test_persons(parsed: Callable[[str], Doc], marked: str, name: str) -> None:
    source = ask(parsed, marked)
    assert (source.name, source.type) == (name, "person")


@pytest.mark.parametrize(("marked", "name"), ORGANIZATIONS)
def test_organizations(parsed: Callable[[str], Doc], marked: str, name: str) -> None:
    source = ask(parsed, marked)
    assert (source.name, source.type) == (name, "organization")


@pytest.mark.parametrize(("marked", "name", "kind"), OTHERS)
def test_documents_groups_and_unnamed(parsed: Callable[[str], Doc], marked: str, name: str, kind: str) -> None:
    source = ask(parsed, marked)
    assert (source.name, source.type) == (name, kind)


@pytest.mark.parametrize(("marked", "role"), ROLES)
def test_roles(parsed: Callable[[str], Doc], marked: str, role: str | None) -> None:
    assert ask(parsed, marked).role == role


@pytest.mark.parametrize(("mention", "count"), COUNTS)
def test_counts(parsed: Callable[[str], Doc], mention: str, count: int | None) -> None:
    assert ask(parsed, f"[[{mention}]] said 9 died.").count == count
