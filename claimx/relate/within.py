"""Findings within one article: every comparison that its own words ask for, and no other."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Context, localcontext

from ..claim import Claim
from .changes import changes_of
from .conversions import conversions_of
from .figures import Check, Sentence, sentences
from .model import Finding
from .parts import parts_of
from .rates import paces, rates_of
from .same import restated, same_of
from .sums import sums_of
from .targets import targets_behind, targets_of

_IN_SENTENCE = (parts_of, changes_of, rates_of, sums_of, conversions_of, targets_of, restated)
_LONGEST = 60  # figures of a sentence that is compared; more is a table


def findings(claims: Iterable[Claim]) -> list[Finding]:
    """The sound relations between claims, article by article.

    Two figures are compared only where the words between them ask for it (`461 of the 8,000`, `from 50 to 65`), or
    where both count the same thing. A finding says `inconsistent` only where no rounding, `about` or bound could
    make the figures fit, and `consistent` only where ordinary rounding does; what lies between is left out.

    Args:
        claims: Claims of one article or of several, in any order; copies count once.

    Returns:
        Findings by article, then by the place of their first figure. The same claims give the same findings.
    """
    articles: dict[str, list[Claim]] = {}
    for claim in claims:
        articles.setdefault(claim.article_id, []).append(claim)
    out: list[Finding] = []
    with localcontext(Context(prec=50, traps=[])):
        for name in sorted(articles):
            out += _of_article(articles[name])
    return out


def _of_article(claims: Sequence[Claim]) -> list[Finding]:
    starts = {claim.id: claim.quantity.start for claim in claims}
    found: dict[str, Finding] = {}
    taken: set[tuple[str, str]] = set()
    for check in _checks(sentences(claims)):
        pair = tuple(sorted({figure.claim.id for figure, _ in check.members}))
        finding = check.finding()
        if finding is None or len(pair) < 2 or (finding.kind.value, " ".join(pair)) in taken:
            continue
        taken.add((finding.kind.value, " ".join(pair)))
        found[finding.id] = finding
    return sorted(found.values(), key=lambda f: (min(starts[m.claim] for m in f.claims), f.kind, f.id))


def _checks(found: Sequence[Sentence]) -> Iterator[Check]:
    for at, sentence in enumerate(found):
        if 1 < len(sentence.figures) <= _LONGEST:
            for compare in _IN_SENTENCE:
                yield from compare(sentence)
        yield from paces(sentence, found[:at])
    yield from targets_behind(found)
    yield from same_of(found)
