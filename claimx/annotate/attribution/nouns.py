"""Nouns that attribute: `Veldt's claim that ...`, `a report by X that ...`, `the promise of N`."""

from .spans import Found, Tokens, source, trim
from .tree import Tree
from .words import Word, Words

POSSESSIVE = frozenset(("his", "her", "its", "their", "my", "our", "your"))
RANGES = frozenset(("range", "vary"))


def find(tree: Tree, words: Words, skip: frozenset[int]) -> list[Found]:
    """What the nouns of the article attribute."""
    found = []
    for noun, pos in enumerate(tree.pos):
        if pos != "NOUN" or noun in skip:
            continue
        word = words.nouns.get(tree.lemma[noun])
        if word is None:
            continue
        who = _whose(tree, noun)
        content = _content(tree, noun, word, who is not None)
        contents = [content] if content is not None else []
        if who is not None and word.stance in ("estimates", "predicts") and (at := _ranging(tree, noun)) is not None:
            contents.append((at + 1, max(tree.right[at], tree.right[at + 1])))
            who = (who[0], min(who[1], at - 1))
        if contents:
            found.append(Found((noun, noun), who, contents, word.stance, "noun", noun))
    return found


def _whose(tree: Tree, noun: int) -> Tokens | None:
    for kid in tree.kids[noun]:
        if tree.dep[kid] == "poss":
            return (kid, kid) if tree.lower[kid] in POSSESSIVE else _without_case(tree, kid)
    for kid in tree.kids[noun]:
        if tree.dep[kid] not in ("prep", "agent") or kid < noun or tree.lower[kid] not in ("by", "from"):
            continue
        if (who := tree.child(kid, "pobj")) is not None:
            return source(tree, who)
    return None


def _without_case(tree: Tree, kid: int) -> Tokens:
    last = kid
    for case in tree.kids[kid]:
        if tree.dep[case] == "case" and case > kid:
            last = case - 1
    return tree.left[kid], max(last, tree.left[kid])


def _content(tree: Tree, noun: int, word: Word, owned: bool) -> Tokens | None:
    frames = word.frames
    for kid in tree.kids[noun]:
        if kid < noun:
            continue
        dep = tree.dep[kid]
        if dep in ("acl", "relcl", "ccomp") and "that" in frames and _that_clause(tree, kid):
            return trim(tree, tree.left[kid], tree.right[kid])
        if dep in ("acl", "xcomp") and "to" in frames and owned and tree.lower[tree.left[kid]] == "to":
            return trim(tree, tree.left[kid], tree.right[kid])
        if dep == "acl" and owned and word.stance == "estimates" and tree.tag[kid] in ("VBG", "VBN"):
            return trim(tree, tree.left[kid], tree.right[kid])
        if dep == "prep" and owned and tree.lower[kid] in frames and tree.lower[kid] != "by":
            return trim(tree, kid + 1, tree.right[kid])
    return None


def _ranging(tree: Tree, noun: int) -> int | None:
    """The verb of `estimates by X range from ...`, whatever the parse makes of it."""
    for at in range(noun + 1, min(tree.ends(noun)[1], noun + 14)):
        if tree.lemma[at] in RANGES and tree.lower[at + 1] in ("from", "between"):
            return at
    return None


def _that_clause(tree: Tree, kid: int) -> bool:
    opens = tree.lower[tree.left[kid]] == "that"
    return opens and any(tree.dep[k] == "mark" and tree.lower[k] == "that" for k in tree.kids[kid])
