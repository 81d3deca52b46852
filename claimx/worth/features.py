"""What the check-worthiness model sees of a sentence: its words, pairs of words, word ends, length and figures.

Shared by training (`models/train_worth.py`) and scoring, so that both see the same.
"""

import re
from itertools import pairwise

LONGEST = 4000  # characters; the rest of a sentence is not looked at
WORD = re.compile(r"\d(?:[\d,]*\d)?(?:\.\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)*|[$£€%?!]")
YEAR = re.compile(r"(?:1[89]|20)\d\d")
NUMBER_WORDS = frozenset(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety"
    " hundred thousand million billion trillion percent half third quarter double doubled twice dozen".split()
)
FIRST_PERSON = ("I", "I'", "I’")  # a capital that is no name
WORDS_SCALE, ENDS_SCALE = 3.0, 1.5  # what all words, and all word ends, weigh together
END, LONG_WORD = 3, 5  # letters of a word end; of a word that has one


def features(sentence: str) -> dict[str, float]:
    """Each feature with its size: `word`, `two words`, `~end`, `@length`, `@figures`, `@names`.

    Words are in lower case, figures `#`, years `#year`, the beginning `^`. Words and pairs share WORDS_SCALE over the
    root of their number, so that a long sentence is not worth more for its length alone; word ends likewise.
    """
    raw = WORD.findall(sentence[:LONGEST])
    words = ["^", *map(_normal, raw)]
    terms = {*words, *map(" ".join, pairwise(words))}
    ends = {f"~{word.lower()[-END:]}" for word in raw if word[0].isalpha() and len(word) >= LONG_WORD}
    found = _even(terms, WORDS_SCALE) | _even(ends, ENDS_SCALE)
    figures = sum(word[0].isdigit() or word.lower() in NUMBER_WORDS for word in raw)
    names = sum(word[0].isupper() and word[:2] not in FIRST_PERSON for word in raw[1:])
    for name, count in (("length", min(7, len(raw) // 6)), ("figures", min(3, figures)), ("names", min(4, names))):
        found[f"@{name} {count}"] = 1.0
    return found


def _normal(word: str) -> str:
    if word[0].isdigit():
        return "#year" if YEAR.fullmatch(word) else "#"
    return word.lower().replace("’", "'")


def _even(terms: set[str], scale: float) -> dict[str, float]:
    """Equal sizes whose squares add up to the square of the scale."""
    return dict.fromkeys(terms, scale / len(terms) ** 0.5) if terms else {}
