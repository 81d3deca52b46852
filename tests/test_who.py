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
    ("Director Marta\xa0Dolan left. [[Mr.\xa0Dolan]] said 9 died.", "Marta Dolan"),
    ("[[Win Lind]] said 40 boats sank. Kin Zaw Win is a scholar.", "Win Lind"),
    ("Ylva O'Grady runs the farm. [[Ylva]] said 9 died.", "Ylva O'Grady"),
    ("Ann and Bo Lowe run the farm. [[Ann]] said 9 died.", "Ann Lowe"),
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
    ("[[One survivor, 34-year-old Marta Dolan,]] said 9 died.", "Marta Dolan"),
    ("[[Hagen's running mate, Kelso Mayor Marta Dolan,]] said 9 died.", "Marta Dolan"),
    ("Senator Marta Dolan spoke first. [[The Ohio Democrat]] said 9 died.", "Marta Dolan"),
    ("[[Council member Marta Park]] said 9 died.", "Marta Park"),
    ("[[KELSO -- Mayor Peter Hagen]] said 9 died.", "Peter Hagen"),
    ("Marta Dolan became mayor in May. Peter Hagen left. [[The mayor]] said 9 died.", "Marta Dolan"),
    ("Marta Dolan, mayor since 2019, met Peter Hagen. [[The mayor]] said 9 died.", "Marta Dolan"),
    ("The captain, 45-year-old Marta Dolan, met Peter Hagen. [[The captain]] said 9 died.", "Marta Dolan"),
    (
        "Republican nominee Peter Hagen met Democratic nominee Marta Dolan. [[The Democratic nominee]] said 9 died.",
        "Marta Dolan",
    ),
]

ORGANIZATIONS = [
    ("[[The Ministry of Ports's official X account]] said 9 died.", "Ministry of Ports"),
    ("[[Kelso ports ministry data]] show 9 died.", "Kelso ports ministry"),
    ("[[The state forestry division]] said 9 died.", "state forestry division"),
    ("Alphane, the parent company of Brandt, grew on Monday. [[The company]] said 9 died.", "Alphane"),
    ("Brandt rose on Friday. [[The online retail giant]] said 9 died.", "Brandt"),
    ("[[The ship's operator, Brandt Lines,]] said 9 died.", "Brandt Lines"),
    ("[[The school's owner, the Kelso Trust,]] said 9 died.", "Kelso Trust"),
    ("[[The RealKelsoNews average of polls]] has Dolan at 9 percent.", "RealKelsoNews"),
    (
        "Harbour House Deputy Chief of Staff Peter Hagen spoke. [[The Harbour House]] said 9 died.",
        "Harbour House",
    ),
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
    ("[[The Kelso County Sheriff's Office]] said 9 died.", "Kelso County Sheriff's Office"),
    ("The Kelso Tenants' Union met. [[The union]] said 9 died.", "Kelso Tenants' Union"),
    ("[[The Committee to Protect Harbours]] said 9 died.", "Committee to Protect Harbours"),
    ("The Kelso Institute of Geology (Kelgeo) met. [[Kelgeo]] said 9 died.", "Kelso Institute of Geology"),
    ("The U.S. Coastal Fisheries Agency met. [[The CFA]] said 9 died.", "U.S. Coastal Fisheries Agency"),
    ("The Bank of Kelso met. [[The Bank]] said 9 died.", "Bank of Kelso"),
    ("The Legislative Budget Office met. [[The budget office]] said 9 died.", "Legislative Budget Office"),
    ("[[Data from the Coastal Fisheries Agency seen by the Herald]] show 9 died.", "Coastal Fisheries Agency"),
    ("[[The Harbour Institute average of fish prices]] fell to 9.", "Harbour Institute"),
    ("Brandt Motors released figures on Monday. [[The figures]] show 9 sold.", "Brandt Motors"),
    ("Governor Peter Hagen left. [[A spokeswoman for Hagen]] said 9 died.", "spokeswoman for Peter Hagen"),
    ("[[Figures her campaign released Friday]] show 9. Marta Dolan ran.", "her campaign"),
]

OTHERS = [
    (
        "Brell Gas and Power Company (BG&P) closed. According to [[BG&P's schedule]], 9 died.",
        "Brell Gas and Power Company's schedule",
        "document",
    ),
    (
        "Trust fell, according to [[a new poll]].\n\nThe Kelso Institute poll of 900 voters ended on Monday.",
        "Kelso Institute poll",
        "document",
    ),
    (
        "Trust fell, [[a new survey]] shows. The survey by the Kelso Institute ended.",
        "survey by the Kelso Institute",
        "document",
    ),
    ("Trust fell, [[a new survey]] shows. A survey by the Kelso Institute did too.", "new survey", "document"),
    (
        "Two officials close to the talks met. [[One of the officials]] said 9 died.",
        "one of two officials close to the talks",
        "anonymous",
    ),
    ("Analysts at Corvel met on Monday. [[One]] said 9 died.", "one of analysts at Corvel", "anonymous"),
    ("[[One]] could say that 9 died.", "One", "anonymous"),
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
    ("In a memo dated June 3, he wrote so. [[The memo]] put it at 9.", "memo dated June 3", "document"),
    ("A letter to the port staff came. [[The document]] put it at 9.", "letter to the port staff", "document"),
    ("The survey, by Kestrel Research, put Hagen ahead. [[The poll]] found 40% agreed.",
     "survey by Kestrel Research", "document"),
    ("Kestrel Research, which conducted the survey, is old. [[The survey]] found 40% agreed.",
     "Kestrel Research survey", "document"),
    ("The survey, by Kestrel Research, put Hagen ahead. [[Forty percent of those surveyed]] agreed.",
     "survey by Kestrel Research", "document"),
    ("In a report on Monday, the Maritime Board blamed the crew. [[The report]] counted 9.",
     "Maritime Board report", "document"),
    ("The health ministry released a report on Monday. [[The report]] counted 9.",
     "health ministry report", "document"),
    ("A report seen by the Fairfield Institute came out. [[The report]] counted 9.", "report", "document"),
    ("Brandt Motors grew. [[The company's annual report]] put it at 9.", "Brandt Motors' annual report", "document"),
    ("Governor Peter Hagen spoke. [[The governor's budget]] put it at 9.", "Peter Hagen's budget", "document"),
    ("[[Last year's figures]] show 9 died.", "Last year's figures", "document"),
    ("[[The Kelso Times/Fairfield University poll]] found 40% agreed.",
     "Kelso Times/Fairfield University poll", "document"),
    ("Two officials briefed on the plan met. [[The officials]] said 9 died.",
     "Two officials briefed on the plan", "anonymous"),
    ("A nurse at the Kelso hospital wept. [[The nurse]] said 9 died.", "A nurse at the Kelso hospital", "anonymous"),
    ("A fisherman spoke. [[He]] said 9 died.", "A fisherman", "anonymous"),
    ("[[A supervisor at an office in Kelso, Ohio]] said 9 died.", "A supervisor at an office in Kelso, Ohio",
     "anonymous"),
    ("[[A team led by the institute]] said 9 died.", "A team led by the institute", "group"),
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
