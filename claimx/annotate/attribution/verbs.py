"""Verbs that attribute: `X said that ...`, `..., X said`, `X promised to ...`, `X called for ...`, `it was said`."""

from .amounts import by_amount
from .frames import contents_of
from .places import EVIDENCE, by_place
from .reach import to_end
from .spans import AUTHORITIES, FINITE, RELATIVE, Found, Tokens, group, source, trim
from .speakers import speaker
from .tree import VERBAL, Tree
from .words import Word, Words

MUCH = frozenset("much many high low large big long often far".split())
SAID = frozenset(("asserts", "denies", "estimates", "predicts", "promises"))
TELLS = frozenset(("asserts", "estimates", "predicts"))


def find(tree: Tree, words: Words, skip: frozenset[int]) -> list[Found]:
    """What the verbs of the article attribute; verbs at the tokens of `skip` speak inside quotations."""
    found = []
    for verb, pos in enumerate(tree.pos):
        if verb in skip:
            continue
        if pos not in VERBAL and (pos != "NOUN" or verb == 0):
            continue
        word = words.verbs.get(tree.lemma[verb])
        if word is None:
            continue
        if (outlook := _outlook(tree, words, verb, word)) is not None:
            word = outlook
        one = by_amount(tree, verb, word)
        if one is None:
            one = _one(tree, words, verb, word) if pos in VERBAL or _claims(tree, verb, word) else None
        if one is None:
            one = by_place(tree, words, verb, word)
        if one is not None:
            found.append(one)
    return found


def _claims(tree: Tree, verb: int, word: Word) -> bool:
    """`A lawsuit filed on Monday claims he ...`, where the tagger takes the verb for a plural."""
    subject, clause = tree.child(verb, "nsubj"), tree.child(verb, "ccomp")
    return (
        "that" in word.frames
        and tree.tag[verb] == "NNS"
        and subject is not None
        and clause is not None
        and subject < verb < tree.left[clause]
    )


def _outlook(tree: Tree, words: Words, verb: int, word: Word) -> Word | None:
    """`Analysts see profit of $40 million next year`: `see` of what is to come is a forecast, `saw` none."""
    if tree.lemma[verb] != "see" or tree.tag[verb] not in ("VBP", "VBZ"):
        return None
    thing, clause = tree.child(verb, "dobj"), tree.child(verb, "ccomp")
    if thing is None and clause is not None and tree.tag[clause] in ("VBG", "VB", "VBN"):
        thing = tree.child(clause, "nsubj")  # `sees output growing 3 percent`
    if thing is None or thing < verb:
        return None
    if tree.lemma[thing] not in words.outlooks or tree.child(verb, "nsubj") is None:
        return None
    whole = range(verb, tree.right[verb] + 1)
    ahead = any(tree.lower[i] in words.ahead and not tree.lower[i + 1].endswith("ing") for i in whole)
    counts = any(tree.pos[i] == "NUM" for i in whole)
    ahead = ahead or (tree.tag[verb] == "VBZ" and not any(tree.lower[i] in words.past for i in whole))
    return Word(word.lemma, "predicts", word.frames | {"np", "that"}) if ahead and counts else None


def _one(tree: Tree, words: Words, verb: int, word: Word) -> Found | None:
    cue = group(tree, verb)
    frame, contents, cue = contents_of(tree, words, verb, word, cue)
    if not contents and word.stance in SAID and word.frames & {"np", "by"}:
        contents = _passive(tree, verb)
        frame = "passive"
    if not contents:
        contents = _which(tree, verb, word)
        frame = "which"
    if not contents:
        return _reduced(tree, verb, cue, word) or _as(tree, words, verb, cue, word)
    who, passive = speaker(tree, words, verb)
    if who is None and passive and word.stance in SAID:
        who = _published(tree, words, verb)
    if who is None and frame == "that" and tree.dep[verb] == "acl" and contents[0][0] > verb:
        who = trim(tree, tree.left[tree.head[verb]], verb - 1)  # `a poll found that`, read as a participle
    if _no_statement(tree, words, verb, word, (frame, contents, who)):
        return None
    if (
        frame in ("that", "np")
        and word.stance in TELLS
        and contents[-1][1] + 1 < len(tree.lower)
        and tree.lower[contents[-1][1] + 1] == ":"
    ):
        contents = to_end(tree, contents)
    spoken = who is not None and contents[-1][0] > verb and frame in ("that", "np", "doc", "at")
    if spoken and who is not None and _document(tree, words, who):
        contents = to_end(tree, contents)
    if tree.dep[verb] == "relcl" and frame in ("that", "np", "at") and who is not None:
        contents = [*_antecedent(tree, verb, who), *contents]
    if word.stance == "seems" or (passive and who is None):
        about = tree.child(verb, "nsubj", "nsubjpass") if frame != "passive" else None
        if about is not None and frame == "to" and tree.lower[about] not in ("it", "there"):
            contents.insert(0, source(tree, about))
        who = None
    elif passive and frame == "to" and (about := tree.child(verb, "nsubjpass")) is not None:
        contents.insert(0, source(tree, about))  # `40 boats are believed by police to be lost`
    elif who is None and not passive and tree.tag[verb] not in (*FINITE, "VBN"):
        return None
    return Found(cue, who, contents, word.stance, f"verb-{frame}", verb)


def _no_statement(
    tree: Tree, words: Words, verb: int, word: Word, frame_of: tuple[str, list[Tokens], Tokens | None]
) -> bool:
    """Whether what looks like a frame is something that happens, or that nobody there can say."""
    frame, contents, who = frame_of
    if frame == "doc" and (who is None or not (_document(tree, words, who) or _finder(tree, words, verb, who))):
        return True
    if who is not None and who[0] > verb and frame == "that" and "quote" not in word.frames:
        return True  # `..., found the keeper`: only what can stand by a quotation turns round
    if who is not None and _happening(tree, words, verb, who):
        return True
    if frame == "toll" and (tree.tag[verb] == "VBG" or not _counts(tree, words, verb, word, who)):
        return True
    if frame == "that" and tree.lemma[verb] == "find" and _came_upon(tree, words, verb, who):
        return True
    if frame == "np" and tree.lemma[verb] in EVIDENCE and who is not None and not _document(tree, words, who):
        return True
    return word.stance == "orders" and "quote" not in word.frames and frame == "that" and contents[0][0] < verb


def _came_upon(tree: Tree, words: Words, verb: int, who: Tokens | None) -> bool:
    """`A helicopter found 40 people clinging to the roof`: what somebody comes upon, no finding of a report."""
    clause = tree.child(verb, "ccomp")
    if who is None or clause is None or tree.tag[clause] != "VBG" or tree.child(clause, "aux", "mark") is not None:
        return False
    return not _document(tree, words, who) and not _finder(tree, words, verb, who)


def _happening(tree: Tree, words: Words, verb: int, who: Tokens) -> bool:
    """`Prices fell, suggesting that ...`: it is what happened that suggests something, nobody says it."""
    if tree.tag[verb] != "VBG" or tree.dep[verb] != "advcl" or tree.lemma[verb] not in EVIDENCE:
        return False
    above = words.verbs.get(tree.lemma[tree.head[verb]])
    return (above is None or above.frames == {"quote"}) and not _document(tree, words, who)


def _counts(tree: Tree, words: Words, verb: int, word: Word, who: Tokens | None) -> bool:
    """Whether a subject can be who counts the dead: `the floods raised the toll` is no count."""
    thing = tree.child(verb, "dobj")
    if who is None or word.frames != {"toll"} or thing is None or tree.lemma[thing] != "toll":
        return True
    return any(
        tree.pos[i] in ("PROPN", "PRON") or tree.lemma[i] in AUTHORITIES or tree.lemma[i] in words.finders
        for i in range(who[0], min(who[1], who[0] + 5) + 1)
    )


def _which(tree: Tree, verb: int, word: Word) -> list[Tokens]:
    """`the 40 deaths that officials had predicted`: what a relative pronoun stands for."""
    if tree.dep[verb] != "relcl" or not word.frames & {"that", "np", "for"}:
        return []
    pronoun, who = tree.child(verb, "dobj"), tree.child(verb, "nsubj")
    if who is None or (pronoun is not None and (tree.lower[pronoun] not in RELATIVE or pronoun > verb)):
        return []
    if pronoun is None and (word.stance != "predicts" or tree.lower[who] in RELATIVE):
        return []  # `the 40 deaths officials had predicted`
    pronoun = tree.left[who] if pronoun is None else pronoun
    if tree.left[verb] != pronoun:
        return []
    top = tree.head[verb]
    if tree.dep[top] == "npadvmod" and tree.head[top] < top:  # `the 80 cents a share that ...`
        top = tree.head[top]
    first = tree.child(top, "det")
    piece = trim(tree, tree.left[top] if first is None else first, pronoun - 1)
    return [piece] if piece is not None else []


def _document(tree: Tree, words: Words, who: Tokens) -> bool:
    """True when the source is a report, a poll, figures."""
    return any(
        tree.lemma[i] in words.documents for i in range(who[0], min(who[1], who[0] + 8) + 1) if tree.pos[i] == "NOUN"
    )


def _finder(tree: Tree, words: Words, verb: int, who: Tokens) -> bool:
    """True for those who find things out, and for the pronouns and surnames that may stand for them."""
    if tree.lemma[verb] not in ("find", "detect", "discover", "observe"):
        return False
    return (who[0] == who[1] and tree.pos[who[0]] == "PROPN") or any(
        tree.lemma[i] in words.finders for i in range(who[0], min(who[1], who[0] + 8) + 1)
    )


def _antecedent(tree: Tree, verb: int, who: Tokens) -> list[Tokens]:
    """`the 40 houses that officials said had burned`: what the relative clause says something of."""
    top = tree.head[verb]
    begin = tree.left[verb]
    if tree.lower[who[0]] in RELATIVE or who[0] <= top or begin - top > 2:
        return []
    piece = trim(tree, tree.left[top], begin - 1)
    return [piece] if piece is not None else []


def _passive(tree: Tree, verb: int) -> list[Tokens]:
    """`40 deaths were confirmed by officials`: the subject, with what goes on behind the verb."""
    subjects = [kid for kid in tree.kids[verb] if tree.dep[kid] == "nsubjpass"]
    agent = tree.child(verb, "agent")
    if not subjects or agent is None or tree.child(verb, "auxpass") is None:
        return []
    named = tree.pos[subjects[-1]] != "PRON"
    piece = trim(tree, tree.left[subjects[-1]], tree.right[subjects[-1]]) if named else None
    rest = [
        (tree.left[kid], tree.right[kid])
        for kid in tree.kids[verb]
        if kid > verb and tree.dep[kid] in ("prep", "oprd", "xcomp") and tree.lower[kid] in ("at", "as", "to", "in")
    ]
    return [one for one in (piece, *rest) if one is not None]


def _published(tree: Tree, words: Words, verb: int) -> Tokens | None:
    """`it was reported in a study that`, `as noted in the report`: the document that a passive names."""
    for kid in tree.kids[verb]:
        if kid > verb and tree.dep[kid] == "prep" and tree.lower[kid] in ("in", "on"):
            where = tree.child(kid, "pobj")
            if where is not None and tree.lemma[where] in words.documents:
                return source(tree, where)
    return None


def _reduced(tree: Tree, verb: int, cue: Tokens, word: Word) -> Found | None:
    """`the 40 deaths reported by officials`: the noun phrase before a participle is the content."""
    agent = tree.child(verb, "agent")
    if tree.dep[verb] != "acl" or tree.tag[verb] != "VBN" or agent is None or not word.frames & {"that", "np"}:
        return None
    who = tree.child(agent, "pobj")
    top = tree.head[verb]
    piece = trim(tree, tree.left[top], verb - 1)
    if who is None or piece is None:
        return None
    pieces = [piece]
    clause = tree.head[top]
    if tree.dep[top] in ("nsubj", "nsubjpass") and tree.lemma[clause] == "be" and tree.pos[clause] in VERBAL:
        rest = trim(tree, tree.right[top] + 1, tree.right[clause])
        pieces += [rest] if rest is not None else []
    return Found((cue[0], agent), source(tree, who), pieces, word.stance, "verb-reduced", verb)


def _as(tree: Tree, words: Words, verb: int, cue: Tokens, word: Word) -> Found | None:
    """`As X noted, ...` and `..., as reported by X`: the clause that the aside speaks of."""
    mark = tree.child(verb, "mark", "advmod")
    if mark is None or tree.lower[mark] != "as" or tree.dep[verb] != "advcl" or not word.frames & {"that", "np"}:
        return None
    if any(tree.lower[i] == "as" and tree.lower[i + 1] in MUCH for i in range(max(0, mark - 12), mark)):
        return None  # `half as much as she had requested`
    who, _ = speaker(tree, words, verb)
    if tree.tag[verb] == "VBN" and tree.child(verb, "nsubj", "agent") is None:
        who = _published(tree, words, verb)
    top = tree.head[verb]
    pieces = [(tree.left[top], tree.left[verb] - 1), (tree.right[verb] + 1, tree.right[top])]
    contents = [piece for a, b in pieces if a <= b and (piece := trim(tree, a, b)) and piece[1] > piece[0]]
    return Found(cue, who, contents, word.stance, "verb-as-clause", verb) if contents else None
