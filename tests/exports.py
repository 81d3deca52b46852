"""An article written for the tests of adapters, with its claims, built by hand."""

from typing import Any

from claimx.article import Article
from claimx.claim import Claim

TEXT = (
    "Ferries of Port Elm were late again 🚢.\n\n"
    "Mayor Ilse Brandt said 412 crossings were cancelled in May. "
    "“We lost nearly $2.5 million,” she said. "
    "The council expects 250 to 300 passengers a day."
)
ARTICLE = Article.model_validate(
    {
        "id": "port/elm",
        "text": TEXT,
        "title": "Late ferries",
        "published": "2031-06-03",
        "url": "https://elm.example/ferry",
        "publisher": "Elm Post",
    }
)


def span(words: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"text": words, "start": start, "end": start + len(words), **more}


def claim(number: str, sentence: str, quantity: dict[str, Any], **parts: Any) -> Claim:
    whole = span(sentence)
    return Claim.model_validate({"id": number * 20, "article_id": ARTICLE.id, **whole, "quantity": quantity, **parts})


BRANDT = {"name": "Ilse Brandt", "type": "person", "role": "Mayor"}
MAY = {"text": "in May", "start": "2031-05-01", "end": "2031-05-31", "timex": "2031-05"}
CLAIMS = [
    claim(
        "1",
        "Mayor Ilse Brandt said 412 crossings were cancelled in May.",
        span("412", kind="count", value=412, low=412, high=412),
        measured=span("crossings", head="crossing"),
        attribution={"source": span("Mayor Ilse Brandt", **BRANDT), "cue": span("said"), "mode": "indirect"},
        time_span={**MAY, "char_start": TEXT.index("in May"), "char_end": TEXT.index("in May") + 6},
        check_worthiness=0.8,
        evidence=("quantity: number", "worth: precise figure", "worth: dated"),
    ),
    claim(
        "2",
        "“We lost nearly $2.5 million,” she said.",
        span(
            "$2.5 million", kind="money", value=2500000, high=2500000, approximate=True, modifier="nearly", unit="USD"
        ),
        attribution={"source": span("she", **BRANDT), "cue": None, "mode": "direct"},
        check_worthiness=0.6,
    ),
    claim(
        "3",
        "The council expects 250 to 300 passengers a day.",
        span("250 to 300", kind="count", low=250, high=300, per="day"),
        measured=span("passengers", head="passenger"),
        attribution={
            "source": span("The council", name="Port Elm council", type="organization"),
            "cue": span("expects"),
            "mode": "indirect",
        },
        modality="projected",
        check_worthiness=0.3,
    ),
]
