"""Full names of organizations: what acronyms, short forms and last words of names stand for in this article."""

import re
from collections.abc import Mapping, Sequence

from .spans import NameSpan
from .tokens import PROPN, Tokens
from .words import Words, role_of

ACRONYM = re.compile(r"(?:[A-Z]\.?){2,6}s?")
PLAIN = re.compile(r"[\w.&'’/ -]+")
STOP = frozenset({"of", "and", "the", "for", "on", "in", "to", "&", "de"})
POSSESSIVE = re.compile(r"['’]s?$")
COUNTRY = ("U.S. ", "US ", "United States ", "U.K. ", "UK ", "National ", "Federal ")
REACH = 12  # tokens before the bracket that are looked at


def full_names(
    tokens: Tokens,
    spans: Sequence[NameSpan],
    kinds: Sequence[str],
    words: Words,
    defined: Mapping[str, str],
) -> list[str]:
    """For each name that is no person's, the fullest form in the article; `defined` are acronyms explained."""
    plain = [POSSESSIVE.sub("", tokens.string(span.start, span.end)) for span in spans]
    longer = _longer(plain, kinds, words)
    initials: dict[str, str] = {}
    clipped: dict[str, str] = {}
    for name, kind in zip(plain, kinds, strict=True):
        short = _initials(name) if kind in ("organization", "other", "place") else None
        for key in (short, short and short[1:] if name.startswith(COUNTRY) else None):
            if key and len(key) > 1 and len(initials.get(key, "")) < len(name):
                initials[key] = name
        if kind == "organization" and " " in name:
            first = name.split()[0]
            for cut in range(3, min(6, len(first))):
                clipped.setdefault(first[:cut], name)
    out: list[str] = []
    last: dict[str, str] = {}
    for name, kind in zip(plain, kinds, strict=True):
        if name in defined:
            out.append(defined[name])
        elif ACRONYM.fullmatch(name):
            short = name.replace(".", "")
            out.append(defined.get(short) or initials.get(short) or name)
        else:
            out.append(longer.get(name.casefold()) or clipped.get(name) or last.get(name) or name)
        if kind == "organization" and " " in out[-1]:
            parts = out[-1].split()
            last.update({word: out[-1] for word in parts[-1:] if word in words.alone})
            if parts[1] == "of" and parts[0] in words.name_kinds:
                last[parts[0]] = out[-1]
    return out


def _initials(name: str) -> str | None:
    parts = [part for part in re.split(r"[\s-]+", name) if part and part.lower() not in STOP]
    return "".join(part[0] for part in parts).upper() if len(parts) > 1 else None


def definitions(tokens: Tokens) -> dict[str, tuple[int, int]]:
    """Acronyms explained in brackets, `the Fairhaven Ports Agency (FPA)`: where the long form stands."""
    out: dict[str, tuple[int, int]] = {}
    for i in range(1, len(tokens.words) - 2):
        if tokens.words[i] != "(" or tokens.words[i + 2] != ")":
            continue
        short = tokens.words[i + 1].replace(".", "")
        start = None
        if 2 <= len(short) <= 8 and short[0].isupper() and short[1:].upper() == short[1:]:
            start = _start(tokens, i, short.replace("&", ""))
        elif 4 <= len(short) <= 12 and short[0].isupper() and short.isalpha():
            start = _spelled(tokens, i, short.lower())
        if start is not None:
            out.setdefault(short, (start, i))
    return out


def _spelled(tokens: Tokens, end: int, short: str) -> int | None:
    """Where a name of capitals begins that holds the letters of a short form, the first at its beginning: `the
    Harbour Institute of Geology (Hargeo)`.
    """
    start = end
    while start > max(0, end - REACH) and (tokens.words[start - 1][0].isupper() or tokens.lower[start - 1] in STOP):
        start -= 1
    while start < end and not (tokens.lower[start][0] == short[0] and tokens.words[start][0].isupper()):
        start += 1
    letters = iter("".join(tokens.lower[start:end]))
    return start if end - start > 1 and all(letter in letters for letter in short) else None


def _start(tokens: Tokens, end: int, short: str) -> int | None:
    """Where the long form of an acronym begins: its words' initials, from the last letter back."""
    left = len(short) - 1
    for i in range(end - 1, max(-1, end - 1 - REACH), -1):
        word = tokens.words[i]
        if word[0].upper() == short[left] and (word[0].isupper() or tokens.lower[i] not in STOP):
            if left == 0:
                return i
            left -= 1
        elif word[0].isupper() and tokens.pos[i] != PROPN:
            return None
    return None


def _longer(names: Sequence[str], kinds: Sequence[str], words: Words) -> dict[str, str]:
    """Short forms of names that stand in the article: `Brandt` for `Brandt Technologies`, `Ports Agency`
    for `Fairhaven Ports Agency`; by lower-case short form.
    """
    places = {name.casefold() for name, kind in zip(names, kinds, strict=True) if kind in ("place", "group")}
    out: dict[str, str] = {}
    for name, kind in dict.fromkeys(zip(names, kinds, strict=True)):
        parts = name.split()
        if kind not in ("organization", "other") or not 2 <= len(parts) <= 8 or not PLAIN.fullmatch(name):
            continue
        if any(role_of(words, part) for part in parts):  # `Harbour House Deputy Chief of Staff` is an office in it
            continue
        for cut in range(1, len(parts)):
            head, tail = " ".join(parts[:cut]), " ".join(parts[cut:])
            if parts[cut - 1].lower() not in STOP and head.casefold() not in places and _fit(head, words):
                _keep(out, head, name)
            if parts[cut].lower() not in STOP and (len(parts) - cut > 1):
                _keep(out, tail, name)
    return out


def _fit(head: str, words: Words) -> bool:
    """Whether the first words of a name can stand for it: no acronym, no number, no lone noun like `Bank`."""
    return head not in words.name_kinds and not (head.isupper() or any(c.isdigit() for c in head))


def _keep(out: dict[str, str], short: str, name: str) -> None:
    """The first long form wins; a longer form of that form replaces it."""
    key = short.casefold()
    if key not in out or (out[key] in name and len(name) > len(out[key])):
        out[key] = name
