"""Whom `he`, `she`, `it` and `they` stand for: the best earlier mention, by nearness, subjecthood and speech."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from .models import SUBJECTS, Directory, Mention
from .tokens import ADJ, NOUN, PRON, PROPN, Tokens

HE = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
GENDERS = {"boy": "m", "girl": "f"}
NO_MEN = frozenset({"human", "woman", "german", "roman", "ottoman", "talisman", "caiman"})
PLACES = SUBJECTS | {"ROOT", "pobj"}
SPEECH = frozenset(
    "said says say told tells added adds announced estimated reported claimed stated wrote tweeted argued noted warned"
    " explained confirmed predicted promised insisted testified acknowledged called asked declared suggested"
    " believes describing describes described".split()
)
OFTEN = 200  # names in which a person's mentions are counted
WINDOW = 40  # earlier candidates that are weighed
UNNAMED = 1.0  # what a person without a name loses against named ones
UNLIKE = 3.0  # what a person loses whom the other pronoun stood for before
ASIDE = 60  # tokens in brackets
FAR = 8  # sentences


def find(directory: Directory) -> dict[int, int]:
    """For each `he` and `she`, the head word of its antecedent; each stands in turn for the next."""
    tokens = directory.tokens
    out: dict[int, int] = {}
    told: dict[int, str] = {}  # by entity, what earlier pronouns make of a name that tells no gender
    seen: list[tuple[int, int, str | None]] = []  # where, head word of whom, gender
    aside = _asides(tokens)
    queue = sorted([*_persons(directory), *(i for i, word in enumerate(tokens.lower) if word in HE)])
    for i in queue:
        gender = HE.get(tokens.lower[i])
        if gender is None or i in directory.at:
            seen.append((i, i, _gender(directory, i)))
        elif (best := _best(directory, seen[-WINDOW:], i, gender, told, aside)) is not None:
            out[i] = best
            seen.append((i, best, gender))
            mention = directory.named(best)
            if mention is not None:
                told.setdefault(mention.entity, gender)
    return out


def _asides(tokens: Tokens) -> frozenset[int]:
    """The tokens that stand in brackets."""
    out: list[int] = []
    opened = None
    for i in [i for i, word in enumerate(tokens.words) if word in ("(", ")")]:
        if tokens.words[i] == "(":
            opened = i
        elif opened is not None:
            out += range(opened, i) if i - opened < ASIDE else []
            opened = None
    return frozenset(out)


def _persons(directory: Directory) -> Iterator[int]:
    """The words that a personal pronoun can stand for: persons' names by their last word, single persons otherwise."""
    tokens = directory.tokens
    for mention in directory.mentions:
        if directory.entities[mention.entity].kind == "person":
            yield mention.end - 1
    for i in [i for i, label in enumerate(tokens.dep) if label in PLACES]:
        if i in directory.at or tokens.pos[i] not in (NOUN, PROPN):
            continue
        word = tokens.lower[i]
        noun = directory.words.nouns.get(word)
        one = noun is not None and noun.type == "anonymous" and not word.endswith("s")
        if tokens.dep[i] == "pobj" and tokens.lower[tokens.head[i] - 1 : tokens.head[i] + 1] != ["according", "to"]:
            continue
        if one or word in directory.words.roles or _by_ending(word):
            yield i


def _gender(directory: Directory, i: int) -> str | None:
    mention = directory.named(i)
    if mention is not None:
        return directory.entities[mention.entity].gender
    word = directory.tokens.lower[i]
    entry = directory.words.roles.get(word)
    return entry.gender if entry is not None and entry.gender else GENDERS.get(word) or _by_ending(word)


def _by_ending(word: str) -> str | None:
    """The gender of `fisherman` and `fisherwoman`."""
    return "f" if word.endswith("woman") else "m" if word.endswith("man") and word not in NO_MEN else None


def _best(
    directory: Directory,
    seen: list[tuple[int, int, str | None]],
    pronoun: int,
    gender: str,
    told: dict[int, str],
    aside: frozenset[int],
) -> int | None:
    """The head word of the likeliest antecedent."""
    best, most = None, float("-inf")
    for where, head, known in seen:
        if known not in (None, gender):
            continue
        points = weigh(directory.tokens, where, pronoun) + (0.4 if known == gender else 0.0)
        if where in aside and pronoun not in aside:
            points -= 2.5
        mention = directory.named(head)
        if mention is None:
            points -= UNNAMED if where == head else 0.0
        elif known is None and told.get(mention.entity, gender) != gender:
            points -= UNLIKE
        if points >= most:
            best, most = head, points
    return best


def person(directory: Directory, here: int, gender: str | None) -> int | None:
    """The person named in the last sentences that a definite description most likely means."""
    tokens = directory.tokens
    best, most = None, -3.0
    often = Counter(mention.entity for mention in directory.mentions[:OFTEN])
    for mention in islice(directory.before(here), OFTEN):
        entity = directory.entities[mention.entity]
        if tokens.sentence[here] - tokens.sentence[mention.start] > 3:
            break
        if entity.kind == "person" and (gender is None or entity.gender in (None, gender)):
            points = weigh(tokens, mention.end - 1, here) + 0.3 * min(often[mention.entity], 6)
            if points > most:
                best, most = mention.end - 1, points
    return best


def weigh(tokens: Tokens, where: int, pronoun: int) -> float:
    """How likely the word at `where` is what a later pronoun stands for."""
    distance = tokens.sentence[pronoun] - tokens.sentence[where]
    if distance > FAR:
        return -100.0 - distance
    verb = tokens.head[where]
    points = -1.5 * distance
    if tokens.dep[where] in SUBJECTS:
        points += 2.0
        points += 1.5 * (tokens.lower[verb] in SPEECH)
    elif where > 1 and tokens.lower[verb] == "to" and tokens.lower[verb - 1] == "according":
        points += 3.5
    elif tokens.dep[where] in ("poss", "compound"):
        points -= 1.5
    if tokens.quoted[where] and not tokens.quoted[pronoun]:
        points -= 2.5
    if distance == 0 and tokens.head[pronoun] == verb and tokens.dep[pronoun] in SUBJECTS:
        points -= 4.0
    return points


def thing(directory: Directory, pronoun: int, *, plural: bool) -> int | None:
    """The head word of what `it` (or `they`, plural) stands for: an organization or document, or a group first."""
    tokens = directory.tokens
    best, most = None, float("-inf")
    for where, bonus in _things(directory, pronoun, plural=plural):
        points = weigh(tokens, where, pronoun) + bonus
        if points >= most:
            best, most = where, points
    return best if most > -6 else None


def pair(directory: Directory, mention: Mention) -> Mention | None:
    """The subject that this person's name is joined to: `Lowe` of `Lowe and Ek said`."""
    tokens = directory.tokens
    last = mention.end - 1
    if tokens.dep[last] != "conj" or tokens.dep[tokens.head[last]] not in SUBJECTS:
        return None
    first = directory.named(tokens.head[last])
    return first if first is not None and directory.entities[first.entity].kind == "person" else None


def _things(directory: Directory, pronoun: int, *, plural: bool) -> Iterator[tuple[int, float]]:
    tokens = directory.tokens
    floor = max(0, pronoun - 200)
    for mention in directory.before(pronoun):
        if mention.start < floor:
            break
        kind = directory.entities[mention.entity].kind
        last = mention.end - 1
        if kind == "group" and plural and tokens.pos[last] != ADJ and tokens.dep[last] not in ("amod", "compound"):
            yield last, 1.0
        elif kind == "person" and plural and pair(directory, mention) is not None:
            yield last, 2.0
        elif kind == "organization":
            yield mention.end - 1, -1.0 if plural else 1.0
        elif kind in ("place", "other") and not plural:
            yield mention.end - 1, -1.0
    for i in directory.nouns_before(pronoun, WINDOW):
        if floor <= i and i not in directory.at and tokens.pos[i] in (NOUN, PROPN):
            kind = directory.words.nouns[tokens.lower[i]].type
            many = kind == "group" or tokens.lower[i] == "police"
            if plural and kind == "anonymous" and tokens.dep[i] in SUBJECTS and tokens.lower[tokens.head[i]] in SPEECH:
                yield i, 0.0
            if plural == many or (plural and kind == "organization"):
                yield i, 0.5 if plural == many else -1.5


def speaker(directory: Directory, pronoun: int) -> int | None:
    """The head word of who speaks the quotation that holds `I` or `we`: the nearest subject of speech outside it."""
    tokens = directory.tokens
    here = tokens.sentence[pronoun]
    best, near = None, 3.0
    for i in range(max(0, pronoun - 150), min(len(tokens.words), pronoun + 150)):
        if tokens.quoted[i] or tokens.dep[i] not in SUBJECTS or tokens.lower[tokens.head[i]] not in SPEECH:
            continue
        away = tokens.sentence[i] - here
        cost = abs(away) * (1.0 if away >= 0 else 1.2)
        if cost < near and not (tokens.pos[i] == PRON and tokens.lower[i] in ("i", "we")):
            best, near = i, cost
    return best
