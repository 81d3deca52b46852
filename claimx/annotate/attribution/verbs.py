"""Verbs that attribute: `X said that ...`, `..., X said`, `X promised to ...`, `X called for ...`, `it was found that`."""

from .reach import to_end, whole
from .spans import NOMINAL, RELATIVE, Found, Tokens, group, source, subject, trim
from .tree import VERBAL, Tree
from .words import Word, Words

TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight morning afternoon evening "
    "week month year".split()
)
SAID = frozenset(("asserts", "denies", "estimates", "predicts", "promises"))
TOLLS = frozenset(("toll", "total", "outlook", "target", "bill"))
FINITE = frozenset(("VBZ", "VBD", "VBP"))


def find(tree: Tree, words: Words, skip: frozenset[int]) -> list[Found]:
    """What the verbs of the article attribute; verbs at the tokens of `skip` speak inside quotations."""
    found = []
    for verb, pos in enumerate(tree.pos):
        if verb in skip:
            continue
        if pos in VERBAL:
            word = words.verbs.get(tree.lemma[verb])
            one = _one(tree, words, verb, word) if word is not None else None
        elif pos == "NOUN" and tree.dep[verb] == "ROOT":
            one = _misread(tree, words, verb)
        else:
            continue
        if one is not None:
            found.append(one)
    return found


def _one(tree: Tree, words: Words, verb: int, word: Word) -> Found | None:
    cue = group(tree, verb)
    frame, contents, cue = _contents(tree, words, verb, word, cue)
    if not contents and word.stance in SAID and word.frames & {"that", "np"}:
        contents = _passive(tree, words, verb)
        frame = "passive"
    if not contents:
        return _reduced(tree, verb, cue, word) or _as(tree, verb, cue, word)
    who, passive = speaker(tree, verb)
    if frame == "doc" and (who is None or not (_document(tree, words, who) or _finder(tree, words, verb, who))):
        return None
    if who is not None and contents[-1][0] > verb and frame in ("that", "np", "doc") and _document(tree, words, who):
        contents = to_end(tree, contents)
    if tree.dep[verb] == "relcl" and frame in ("that", "np", "at") and who is not None:
        contents = [*_antecedent(tree, verb, who), *contents]
    if word.stance == "seems" or (passive and who is None):
        about = tree.child(verb, "nsubj", "nsubjpass") if frame != "passive" else None
        if about is not None and frame == "to" and tree.lower[about] not in ("it", "there"):
            contents.insert(0, source(tree, about))
        who = None
    elif who is None and not passive and tree.tag[verb] not in (*FINITE, "VBN"):
        return None
    return Found(cue, who, contents, word.stance, f"verb-{frame}", verb)


def _document(tree: Tree, words: Words, who: Tokens) -> bool:
    """True when the source is a report, a poll, figures."""
    return any(tree.lemma[i] in words.documents for i in range(who[0], min(who[1], who[0] + 8) + 1) if tree.pos[i] == "NOUN")


def _finder(tree: Tree, words: Words, verb: int, who: Tokens) -> bool:
    """True for those who find things out, and for the pronouns and surnames that may stand for them."""
    if tree.lemma[verb] not in ("find", "detect", "discover", "observe"):
        return False
    return who[0] == who[1] and tree.pos[who[0]] == "PROPN" or any(
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


def _passive(tree: Tree, words: Words, verb: int) -> list[Tokens]:
    """`40 deaths were confirmed by officials`: the subject, with what goes on behind the verb."""
    subject_of = tree.child(verb, "nsubjpass")
    agent = tree.child(verb, "agent")
    if subject_of is None or agent is None or tree.pos[subject_of] == "PRON" or tree.child(verb, "auxpass") is None:
        return []
    piece = trim(tree, tree.left[subject_of], tree.right[subject_of])
    rest = [
        (tree.left[kid], tree.right[kid])
        for kid in tree.kids[verb]
        if kid > verb and tree.dep[kid] in ("prep", "oprd", "xcomp") and tree.lower[kid] in ("at", "as", "to", "in")
    ]
    return [one for one in (piece, *rest) if one is not None]


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
        if (rest := trim(tree, tree.right[top] + 1, tree.right[clause])) is not None:
            pieces.append(rest)
    return Found((cue[0], agent), source(tree, who), pieces, word.stance, "verb-reduced", verb)


def _as(tree: Tree, verb: int, cue: Tokens, word: Word) -> Found | None:
    """`As X noted, ...` and `..., as reported by X`: the clause that the aside speaks of."""
    mark = tree.child(verb, "mark", "advmod")
    if mark is None or tree.lower[mark] != "as" or tree.dep[verb] != "advcl" or not word.frames & {"that", "np"}:
        return None
    who, _ = speaker(tree, verb)
    if tree.tag[verb] == "VBN" and tree.child(verb, "nsubj", "agent") is None:
        who = None
    top = tree.head[verb]
    pieces = [(tree.left[top], tree.left[verb] - 1), (tree.right[verb] + 1, tree.right[top])]
    contents = [piece for a, b in pieces if a <= b and (piece := trim(tree, a, b)) and piece[1] > piece[0]]
    return Found(cue, who, contents, word.stance, "verb-as-clause", verb) if contents else None


def _misread(tree: Tree, words: Words, noun: int) -> Found | None:
    """`The campaign projects that ...`, where the tagger takes the verb for a noun."""
    word = words.verbs.get(tree.lemma[noun])
    if word is None or "that" not in word.frames or not tree.lower[noun].endswith("s"):
        return None
    if noun + 1 >= len(tree.lower) or tree.lower[noun + 1] != "that" or tree.left[noun] == noun:
        return None
    who = trim(tree, tree.left[noun], noun - 1)
    content = trim(tree, noun + 1, tree.ends(noun)[1])
    if who is None or content is None:
        return None
    return Found((noun, noun), who, [content], word.stance, "verb-misread", noun)


def speaker(tree: Tree, verb: int) -> tuple[Tokens | None, bool]:
    """The source of a verb and whether the verb is passive."""
    agent = tree.child(verb, "agent")
    if tree.child(verb, "auxpass", "nsubjpass") is not None or agent is not None:
        who = tree.child(agent, "pobj") if agent is not None else None
        return (source(tree, who) if who is not None else None), True
    if tree.tag[verb] == "VBN" and tree.dep[verb] in ("advcl", "acl") and tree.child(verb, "aux", "nsubj") is None:
        return None, True
    head, passive = subject(tree, verb)
    if head is None:
        head = _inverted(tree, verb)
    if head is None:
        head = _just_before(tree, verb)
    if head is None or (passive and tree.tag[verb] not in ("VBG", "VB", "VBD")):
        return None, passive
    if tree.dep[head] == "expl":
        return None, True
    if tree.lower[head] in RELATIVE or tree.pos[head] == "PRON":
        return (head, head), False
    return source(tree, head), False


def _inverted(tree: Tree, verb: int) -> int | None:
    """`..., said Maria Lopez`: the noun phrase right after a verb that has no subject before it."""
    for kid in tree.kids[verb]:
        if kid > verb and tree.pos[kid] in NOMINAL and tree.left[kid] == verb + 1 and tree.lemma[kid] not in TIMES:
            return kid
    return None


def _just_before(tree: Tree, verb: int) -> int | None:
    """`At the agency, Veldt, told ...`: a name right before a main verb that the parse leaves without a subject."""
    if tree.dep[verb] != "ROOT" or tree.tag[verb] not in FINITE:
        return None
    at = group(tree, verb)[0] - 1
    while at > 0 and tree.lower[at] == ",":
        at -= 1
    if at >= 0 and tree.pos[at] in ("PROPN", "NOUN") and tree.sentence[at] == tree.sentence[verb]:
        return at
    return None


def _contents(tree: Tree, words: Words, verb: int, word: Word, cue: Tokens) -> tuple[str, list[Tokens], Tokens]:
    """The frame that holds, its content, and the cue (which may take in a preposition)."""
    frames = word.frames
    if frames & {"that", "quote", "whom"}:
        if clauses := _clauses(tree, words, verb, frames):
            return "that", clauses, cue
        if around := _around(tree, verb):
            return "around", around, cue
    if frames & {"to", "whom"}:
        deps = ("xcomp", "advcl") if "whom" in frames else ("xcomp",)
        for kid in tree.kids[verb]:
            if tree.dep[kid] in deps and kid > verb and _infinitive(tree, kid):
                return "to", whole(tree, words, verb, tree.left[kid], tree.right[kid]), cue
    if tree.tag[verb] != "VBG" and frames & {"that", "np"}:
        spoken = next((kid for kid in tree.kids[verb] if tree.dep[kid] == "xcomp" and tree.tag[kid] == "VBG"), None)
        if spoken is not None and spoken > verb:
            return "to", whole(tree, words, verb, tree.left[spoken], tree.right[spoken]), cue
    if by_preposition := _preposition(tree, words, verb, frames, cue):
        return by_preposition
    if frames & {"np", "as"}:
        thing = tree.child(verb, "dobj")
        if thing is None and "as" in frames:
            thing = tree.child(verb, "oprd", "ccomp", "xcomp")
        named = "np" in frames or tree.dep[thing or verb] == "oprd" or _named_as(tree, verb)
        if thing is not None and thing > verb and named and tree.lower[thing] not in RELATIVE:
            return "np", whole(tree, words, verb, tree.left[thing], tree.right[thing]), cue
    if "toll" in frames and (thing := tree.child(verb, "dobj")) is not None and thing > verb:
        if tree.lemma[thing] in words.documents or tree.lemma[thing] in TOLLS:
            return "toll", whole(tree, words, verb, tree.left[thing], tree.right[thing]), cue
    if "doc" in frames and (thing := tree.child(verb, "dobj", "ccomp")) is not None and thing > verb:
        return "doc", whole(tree, words, verb, tree.left[thing], tree.right[thing]), cue
    return "", [], cue


def _from_the_cue(tree: Tree, verb: int, clause: int, frames: frozenset[str]) -> int:
    """`said hundreds of people fled`, where the parse parts the clause from its first words."""
    first = tree.left[clause]
    if "whom" in frames or tree.lower[first] in ("that", "whether", "if", "how", "what", "why", "when"):
        return first
    for kid in tree.kids[verb]:
        if verb < kid < first and tree.dep[kid] in ("dobj", "dative", "nsubj", "attr", "oprd", "nummod"):
            if tree.right[kid] == first - 1 and tree.lemma[kid] not in TIMES:
                return tree.left[kid]
    return first


def _named_as(tree: Tree, verb: int) -> bool:
    """`saw X as Y`, `called X Y`."""
    return any(kid > verb and (tree.dep[kid] == "oprd" or tree.lower[kid] == "as") for kid in tree.kids[verb]) or (
        tree.lemma[verb] in ("call", "label", "brand", "dub")
    )


def _clauses(tree: Tree, words: Words, verb: int, frames: frozenset[str]) -> list[Tokens]:
    """The clause after the verb, else the one before it, or both where the verb stands aside between commas."""
    after = [kid for kid in tree.kids[verb] if kid > verb and tree.dep[kid] == "ccomp"]
    before = [kid for kid in tree.kids[verb] if kid < verb and tree.dep[kid] == "ccomp"]
    out: list[Tokens] = []
    if after and frames & {"that", "whom"}:
        first = _from_the_cue(tree, verb, after[0], frames)
        out = whole(tree, words, verb, first, tree.right[after[-1]])
        if tree.lower[tree.left[after[0]] - 1] != ",":
            return out
    for kid in before:
        comma = tree.lower[min(tree.right[kid] + 1, verb)]
        if (comma != ";" or not out) and (piece := trim(tree, tree.left[kid], tree.right[kid])):
            out.insert(0, piece)
    return out


def _preposition(
    tree: Tree, words: Words, verb: int, frames: frozenset[str], cue: Tokens
) -> tuple[str, list[Tokens], Tokens] | None:
    """`called for N`, `put the toll at N`: the first with the preposition in the cue."""
    for kid in tree.kids[verb]:
        if kid < verb or tree.dep[kid] not in ("prep", "dative") or tree.lower[kid] not in frames:
            continue
        if tree.child(kid, "pobj", "pcomp") is None or kid <= cue[1]:
            continue
        if kid == cue[1] + 1:
            return tree.lower[kid], whole(tree, words, verb, kid + 1, tree.right[kid]), (cue[0], kid)
        thing = tree.child(verb, "dobj")
        if thing is not None and thing > verb:
            return tree.lower[kid], whole(tree, words, verb, tree.left[thing], tree.right[kid]), cue
        if tree.lower[kid] in ("of", "about"):
            return tree.lower[kid], whole(tree, words, verb, kid + 1, tree.right[kid]), cue
    return None


def _infinitive(tree: Tree, kid: int) -> bool:
    return any(tree.dep[k] == "aux" and tree.lower[k] == "to" for k in tree.kids[kid]) or (
        tree.dep[kid] == "xcomp" and tree.tag[kid] == "VBG"
    )


def _around(tree: Tree, verb: int) -> list[Tokens]:
    """`A, X said, B`, read as an aside: what it interrupts."""
    if tree.dep[verb] not in ("parataxis", "ccomp", "advcl", "dep", "relcl", "conj"):
        return []
    first, last = tree.left[verb], tree.right[verb]
    if tree.dep[verb] != "parataxis" and not _aside(tree, first, last):
        return []
    top = tree.head[verb]
    out = []
    for a, b in ((tree.left[top], first - 1), (last + 1, tree.right[top])):
        if a <= b and (piece := trim(tree, a, b)) is not None and piece[1] > piece[0]:
            out.append(piece)
    return out


def _aside(tree: Tree, first: int, last: int) -> bool:
    """Commas on both sides, and little more than a subject and the verb between them."""
    starts = first == 0 or tree.sentence[first - 1] != tree.sentence[first]
    before = tree.lower[first - 1] if first else "."
    if not (starts or before == "," or tree.lower[first] == ",") or last - first > 8:
        return False
    after = tree.lower[last + 1] if last + 1 < len(tree.lower) else "."
    return after in (",", ".") or tree.lower[last] in (",", ".")
