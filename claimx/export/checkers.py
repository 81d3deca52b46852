"""The input of fact-checking systems: AVeriTeC, FEVER, Loki, Pastel, ClaimBuster, Google's claim search.

None of them is given a verdict, evidence or a score that claimx does not have: those fields are null or empty.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from ..article import Article
from ..claim import Claim
from ..worth import claim_threshold
from . import words

Json = dict[str, Any]

NUMERICAL = "Numerical Claim"  # AVeriTeC's name of the type
PROJECTED = ("projected", "promised", "target")


def averitec(found: Claim, article: Article | None = None) -> Json:
    """An AVeriTeC claim (github.com/MichSchli/AVeriTeC), to be labelled.

    `claim_date` is the article's day as DD-MM-YYYY; `speaker` the source, or None for the article's own voice.
    """
    published = article.published if article else None
    types = [NUMERICAL]
    if found.attribution is not None and found.attribution.mode == "direct":
        types.append("Quote Verification")
    return {
        "claim": found.text,
        "required_reannotation": False,
        "label": None,
        "justification": None,
        "claim_date": published.strftime("%d-%m-%Y") if published else None,
        "speaker": found.attribution.source.name if found.attribution else None,
        "original_claim_url": article.url if article else None,
        "cached_original_claim_url": None,
        "fact_checking_article": None,
        "reporting_source": article.publisher if article else None,
        "location_ISO_code": None,
        "claim_types": types,
        "fact_checking_strategies": [],
        "questions": [],
    }


def fever(found: Claim) -> Json:
    """A FEVER test line (fever.ai): an integer `id` (the first 52 bits of the claim's) and one string."""
    return {"id": int(found.id[:13], 16), "claim": words.sentence(found)}


def loki(found: Claim, number: int) -> Json:
    """A `ClaimDetail` of Loki (Libr-AI/OpenFactVerification) as its decomposer leaves it.

    Args:
        found: The claim.
        number: Its number within the run, from 0, as Loki counts.
    """
    return {
        "id": number,
        "claim": words.sentence(found),
        "checkworthy": found.check_worthiness >= claim_threshold(),
        "checkworthy_reason": words.reasons(found),
        "origin_text": found.text,
        "start": found.start,
        "end": found.end,
        "queries": [words.query(found)],
        "evidences": [],
        "factuality": None,
    }


def pastel(claims: Iterable[Claim]) -> Iterator[Json]:
    """The sentences of Full Fact's Pastel (FullFact/pastel), each once, `score` left to a checker.

    A sentence whose figures include a forecast, promise or target is also of the type `predictions`.
    """
    for sentence, group in _sentences(claims):
        types = ["quantity"]
        if any(claim.modality.value in PROJECTED for claim in group):
            types.append("predictions")
        yield {"sentence_text": sentence, "score": None, "claim_types": types}


def claimbuster(claims: Iterable[Claim]) -> Iterator[Json]:
    """The bodies of ClaimBuster's `POST /api/v2/score/text/` (idir.uta.edu/claimbuster), each sentence once."""
    for sentence, _ in _sentences(claims):
        yield {"input_text": sentence}


def google(found: Claim) -> Json:
    """The parameters of Google's `claims:search` (Fact Check Tools API): what others found about such a claim."""
    return {"query": words.query(found), "languageCode": "en"}


def google_claim(found: Claim, article: Article | None = None) -> Json:
    """The claim under the names that `claims:search` answers with: text, claimant, claimDate (RFC 3339).

    As in Google's answers, what is unknown is left out.
    """
    published = article.published if article else None
    made: Json = {"text": found.text, "claimReview": []}
    if found.attribution is not None:
        made["claimant"] = found.attribution.source.name
    if published is not None:
        made["claimDate"] = f"{published.isoformat()}T00:00:00Z"
    return made


def _sentences(claims: Iterable[Claim]) -> Iterator[tuple[str, list[Claim]]]:
    """Claims by the sentence that they share, where they follow one another."""
    group: list[Claim] = []
    for claim in claims:
        if group and (claim.article_id, claim.start) != (group[0].article_id, group[0].start):
            yield " ".join(group[0].text.split()), group
            group = []
        group.append(claim)
    if group:
        yield " ".join(group[0].text.split()), group
