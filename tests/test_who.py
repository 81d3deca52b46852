"""Source mentions in their articles: the mention stands in double brackets, the answer beside it."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from claimx.annotate import who
from claimx.mentions import Offsets, Source

pytestmark = pytest.mark.model

PERSONS = [
    ("Inspector Marta Dolan arrived late. [[She]] said 40 boats were lost.", "Marta Dolan"),
    ("Marta Dolan arrived late. [[Dolan]] said 40 boats were lost.", "Marta Dolan"),
    ("[[Dolan]] said 40 boats were lost. The port is run by Marta Dolan.", "Marta Dolan"),
    ("[[Acting Ports Director Marta Dolan]] said 40 boats were lost.", "Marta Dolan"),
    ("[[Marta Dolan, who runs the port,]] said 40 boats were lost.", "Marta Dolan"),
    ("[[The mayor of Kelso, Peter Hagen]], said 40 boats were lost.", "Peter Hagen"),
    ("[[Kelso Secretary of Transport Peter Hagen]] said 40 boats were lost.", "Peter Hagen"),
    ("Mayor Peter Hagen spoke first. [[The mayor]] said 40 boats were lost.", "Peter Hagen"),
    ("Gov. Peter Hagen spoke first. [[The governor]] said 40 boats were lost.", "Peter Hagen"),
    ("Deputy Mayor Ann Lind and Mayor Peter Hagen met. [[The mayor]] said 40 boats were lost.", "Peter Hagen"),
    ("Peter Hagen, the mayor of Kelso, met Marta Dolan. [[He]] said 40 boats were lost.", "Peter Hagen"),
    ("Marta Dolan, [[who]] said 40 boats were lost, left early.", "Marta Dolan"),
    ('"[[I]] counted 40 boats," Marta Dolan said.', "Marta Dolan"),
    ("Peter Hagen and Marta Dolan met on Monday. [[The latter]] said 40 boats were lost.", "Marta Dolan"),
    ("Marta Dolan's promise of 40 boats came late. [[Dolan's promise]] was not kept.", "Marta Dolan"),
    ("[[The port's Marta Dolan]] said 40 boats were lost.", "Marta Dolan"),
    ("Christopher Hale-Moreno spoke. [[Hale-Moreno]] said 40 boats were lost.", "Christopher Hale-Moreno"),
    ("Bill de Witt spoke on Monday. [[De Witt]] said 40 boats were lost.", "Bill de Witt"),
    ("Jason Rourke, a spokesperson for the fire service, said so. [[The spokesperson]] said 40 boats were lost.", "Jason Rourke"),
    ("Marta Dolan met Peter Hagen. According to Dolan, it rained. \"There were 40 boats,\" [[she]] said.", "Marta Dolan"),
    ("[[Marta Dolan and Peter Hagen]] said 40 boats were lost.", "Marta Dolan and Peter Hagen"),
]

ORGANIZATIONS = [
    ("The Coastal Fisheries Agency (CFA) counted boats. [[CFA]] said 40 boats were lost.", "Coastal Fisheries Agency"),
    ("The Coastal Fisheries Agency counted boats. [[The agency]] said 40 boats were lost.", "Coastal Fisheries Agency"),
    ("The Coastal Fisheries Agency counted boats. [[It]] said 40 boats were lost.", "Coastal Fisheries Agency"),
    ("The transport ministry met. [[The ministry]] said 40 boats were lost.", "transport ministry"),
    ("[[A spokesman for the transport ministry]] said 40 boats were lost.", "transport ministry"),
    ("[[A transport ministry spokeswoman]] said 40 boats were lost.", "transport ministry"),
    ("The Coastal Fisheries Agency (CFA) met. [[A CFA spokesman]] said 40 boats were lost.", "Coastal Fisheries Agency"),
    ("[[Data from the Coastal Fisheries Agency]] show 40 boats were lost.", "Coastal Fisheries Agency"),
    ("[[The Coastal Fisheries Agency's figures]] show 40 boats were lost.", "Coastal Fisheries Agency"),
    ("[[numbers CFA has posted on its page]] show 40 boats were lost.", "CFA"),
    ("[[Police]] said 40 boats were lost.", "Police"),
    ("[[The United States]] said 40 boats were lost.", "United States"),
    ("[[State media]] said 40 boats were lost.", "State media"),
    ("Carmaker Brandt Motors grew. [[Brandt]] said 40 boats were sold.", "Brandt Motors"),
    ("Brandt Motors opened a plant. [[The company]] said 40 boats were sold.", "Brandt Motors"),
]

OTHERS = [
    ("[[A source familiar with the talks]] said 40 boats were lost.", "A source familiar with the talks", "anonymous"),
    ("A source familiar with Hagen's plans spoke. [[The person familiar with Hagen's plans]] said 40 boats were lost.",
     "A source familiar with Hagen's plans", "anonymous"),
    ("A source familiar with the talks spoke. [[Another source]] said 40 boats were lost.", "Another source", "anonymous"),
    ("[[Three people familiar with the talks]] said 40 boats were lost.", "Three people familiar with the talks", "anonymous"),
    ("[[One lawmaker]] said 40 boats were lost.", "One lawmaker", "anonymous"),
    ("[[Officials]] said 40 boats were lost.", "Officials", "group"),
    ("[[Police and county officials]] said 40 boats were lost.", "Police and county officials", "group"),
    ("[[Lawyers with the relief project]] said 40 boats were lost.", "Lawyers with the relief project", "group"),
    ("[[Many Republicans]] said 40 boats were lost.", "Many Republicans", "group"),
    ("[[A report by the Fairfield Institute]] found 40 boats were lost.", "report by the Fairfield Institute", "document"),
    ("A report by the Fairfield Institute came out. [[The report]] found 40 boats were lost.",
     "report by the Fairfield Institute", "document"),
    ("[[a report released on Monday by the Fairfield Institute]] found 40 boats were lost.",
     "report released on Monday by the Fairfield Institute", "document"),
    ("The Fairfield Institute analysis came out. [[The study]] found 40 boats were lost.",
     "Fairfield Institute analysis", "document"),
    ("A Quentin University poll came out. [[The survey of 900 adults]] found 40 percent agreed.",
     "Quentin University poll", "document"),
    ("The survey, conducted by the Fairfield Institute, came out. [[The poll]] found 40 percent agreed.",
     "survey by the Fairfield Institute", "document"),
    ("The Fairfield Institute released a report on boats. [[The report]] found 40 boats were lost.", "Fairfield Institute report", "document"),
    ("[[A study published in the Journal of Boats]] found 40 boats were lost.", "study published in the Journal of Boats", "document"),
    ("[[Moorland's law]] allows 40 boats.", "Moorland's law", "document"),
]  # fmt: skip

ROLES = [
    ("[[Acting Ports Director Marta Dolan]] said 40 boats were lost.", "Acting Ports Director"),
    ("[[Marta Dolan, the director of the Fairfield Institute,]] said 40 boats were lost.", "director of the Fairfield Institute"),
    ("[[The mayor of Kelso, Peter Hagen]], said 40 boats were lost.", "mayor of Kelso"),
    ("[[Mr. Hagen]] said 40 boats were lost.", None),
    ("[[A spokesman for the ministry]] said 40 boats were lost.", "spokesman"),
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
    assert ask(parsed, f"[[{mention}]] said 40 boats were lost.").count == count
