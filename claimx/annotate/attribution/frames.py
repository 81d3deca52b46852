"""The frames of a verb that attributes, and what in each is the content."""

from .apposed import apposed
from .misread import before_comma
from .reach import FURTHER, whole
from .spans import FINITE, OPENERS, RELATIVE, TIMES, Tokens, trim
from .spans import MARKS as CLOSERS
from .tree import SUBJECTS, VERBAL, Tree
from .words import Word, Words

TOLLS = frozenset(
    "toll total number figure outlook estimate forecast projection count tally chance odds risk probability".split()
)
METHOD = frozenset(("margin", "interval", "sample"))
STRAY = frozenset(("dobj", "dative", "nsubj", "attr", "oprd", "nummod"))
NOMINATIVE = frozenset("he she they it we i there".split())
TO_THING = "to-np"  # `pointed to 40 cases`; a plain `to` opens an infinitive
MARKS = frozenset(("that", "whether", "if", "how", "what", "why", "when"))


Content = tuple[str, list[Tokens], Tokens]


def contents_of(tree: Tree, words: Words, verb: int, word: Word, cue: Tokens) -> Content:
    """The frame that holds, its content, and the cue (which may take in a preposition)."""
    frames = word.frames
    if frames & {"that", "quote", "whom"}:
        if clauses := _clauses(tree, words, verb, frames):
            return "that", clauses, cue
        if frames & {"that", "whom"} and (clause := _hung_lower(tree, words, verb, frames)) is not None:
            return "that", whole(tree, words, verb, tree.left[clause], tree.right[clause]), cue
        if (read := _read_as_object(tree, verb) or _read_as_participle(tree, verb, frames)) is not None:
            return "that", [read], cue
        if around := _around(tree, verb):
            return "around", around, cue
        if (read := before_comma(tree, verb)) is not None:
            return "that", [read], cue
    if "whom" in frames and (clause := _told(tree, verb)) is not None:
        return "that", whole(tree, words, verb, tree.left[clause], tree.right[clause]), cue
    if (deed := _deed(tree, verb, frames)) is not None:
        return "to", whole(tree, words, verb, tree.left[deed], tree.right[deed]), cue
    if (by_preposition := _preposition(tree, words, verb, frames, cue)) is not None:
        return by_preposition
    frame, thing = _thing(tree, verb, frames)
    if frame in ("", "toll") and "at" in frames and (put := _put_at(tree, verb)) is not None:
        return "at", [put], cue
    if thing is None:
        return "", [], cue
    called = _called(tree, verb, thing) if "as" in frames else None
    contents = [called] if called is not None else whole(tree, words, verb, tree.left[thing], tree.right[thing])
    if frame == "np" and contents and (total := _total(tree, words, verb, contents[-1][1])) is not None:
        contents.append(total)
    return frame, contents, cue


def _called(tree: Tree, verb: int, thing: int) -> Tokens | None:
    """`called it “a $40 tax on families”`: the thing and the words quoted, no further."""
    name = next((kid for kid in tree.kids[verb] if kid > thing and tree.dep[kid] == "oprd"), None)
    if name is None or (tree.lower[first := tree.left[name]] not in OPENERS and tree.lower[first - 1] not in OPENERS):
        return None
    close = next((i for i in range(first + 1, tree.ends(verb)[1] + 1) if tree.lower[i] in CLOSERS), None)
    return trim(tree, tree.left[thing], close) if close is not None else None


def _total(tree: Tree, words: Words, verb: int, after: int) -> Tokens | None:
    """`reported 14 new cases, bringing the total to 312`: the sum that the count makes."""
    for kid in tree.kids[verb]:
        if kid > after and tree.dep[kid] == "advcl" and tree.tag[kid] == "VBG" and tree.lemma[kid] in words.sums:
            thing = tree.child(kid, "dobj")
            if thing is not None and tree.lemma[thing] in TOLLS:
                return trim(tree, tree.left[kid], tree.right[kid])
    return None


def _deed(tree: Tree, verb: int, frames: frozenset[str]) -> int | None:
    """The infinitive of `promised to build`, or what was done in `reported spending`."""
    if frames & {"to", "whom"}:
        deps = ("xcomp", "advcl") if "whom" in frames else ("xcomp",)
        for kid in tree.kids[verb]:
            if tree.dep[kid] in deps and kid > verb and _infinitive(tree, kid):
                return kid
    if tree.tag[verb] != "VBG" and frames & {"that", "np"}:
        for kid in tree.kids[verb]:
            if tree.dep[kid] == "xcomp" and tree.tag[kid] == "VBG" and kid > verb:
                return kid
    return None


def _thing(tree: Tree, verb: int, frames: frozenset[str]) -> tuple[str, int | None]:
    """The object that is the content: any, one that is called something, a toll, or what a document has."""
    thing = tree.child(verb, "dobj")
    if frames & {"np", "as"}:
        named = thing if thing is not None or "as" not in frames else tree.child(verb, "oprd", "ccomp", "xcomp")
        free = named is not None and ("np" in frames or tree.dep[named] == "oprd" or _named_as(tree, verb))
        if named is not None and free and named > verb and tree.lower[named] not in RELATIVE:
            return "np", named
    if thing is None or thing < verb:
        return "", None
    if tree.lemma[verb] == "say" and tree.pos[thing] == "NUM":
        return "np", thing
    if "toll" in frames and tree.lemma[thing] in TOLLS:
        return "toll", thing
    return ("doc", thing) if "doc" in frames and tree.lemma[thing] not in METHOD else ("", None)


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
        if tree.lower[tree.right[kid]] == "than" or any(tree.lower[i] == "than" for i in range(tree.right[kid], verb)):
            continue  # `fewer than the plan implies`
        comma = tree.lower[min(tree.right[kid] + 1, verb)]
        if comma not in (";", ":") and (piece := trim(tree, tree.left[kid], tree.right[kid])):
            out.insert(0, piece)
    if out and not after and (further := _and_further(tree, words, verb)) is not None:
        out.append(further)
    return out


def _and_further(tree: Tree, words: Words, verb: int) -> Tokens | None:
    """`A, she said, and B`: the second clause, where nobody else speaks in it."""
    if verb + 3 >= len(tree.lower) or tree.lower[verb + 1] != "," or tree.lower[verb + 2] != "and":
        return None
    for kid in tree.kids[verb]:
        if tree.dep[kid] == "conj" and kid > verb and tree.pos[kid] in VERBAL and tree.left[kid] == verb + 3:
            inside = (words.verbs.get(tree.lemma[i]) for i in range(verb + 3, tree.right[kid] + 1))
            return (
                None
                if any(word is not None and "quote" in word.frames for word in inside)
                or tree.child(kid, *SUBJECTS) is None
                else trim(tree, verb + 3, tree.right[kid])
            )
    return None


def _told(tree: Tree, verb: int) -> int | None:
    """`told the board she expected ...`, where the parse takes what is told for a relative clause of the board."""
    thing = tree.child(verb, "dobj", "dative")
    if thing is None or thing < verb:
        return None
    for kid in tree.kids[thing]:
        first = tree.left[kid]
        if tree.dep[kid] == "relcl" and first == thing + 1 and tree.lower[first] in NOMINATIVE:
            return kid
    return None


def _read_as_object(tree: Tree, verb: int) -> Tokens | None:
    """`announcing it would close`, where the parse takes the pronoun for the object."""
    thing = tree.child(verb, "dobj")
    if (
        thing is None
        or thing != verb + 1
        or tree.lower[thing] not in NOMINATIVE
        or tree.tag[thing + 1 : thing + 2] != ["MD"]
    ):
        return None
    return trim(tree, thing, max(thing + 1, tree.right[tree.head[thing + 1]]))


def _read_as_participle(tree: Tree, verb: int, frames: frozenset[str]) -> Tokens | None:
    """`said the seven men made 30 trips`, where the parse takes the past tense for a participle."""
    thing = tree.child(verb, "dobj")
    if thing is None or not {"that", "quote"} <= frames or "np" in frames or tree.left[thing] != verb + 1:
        return None
    for kid in tree.kids[thing]:
        if tree.dep[kid] == "acl" and tree.tag[kid] in ("VBN", "VBD") and tree.left[kid] == thing + 1:
            return trim(tree, verb + 1, tree.right[thing]) if tree.child(kid, "agent") is None else None
    return None


def _hung_lower(tree: Tree, words: Words, verb: int, frames: frozenset[str]) -> int | None:
    """`said in a statement that ...`, where the parse hangs the clause on the statement."""
    marks = ("mark",) if "np" in frames else ("mark", "dobj")
    for at in range(verb + 1, min(tree.right[verb], verb + 14) + 1):
        if tree.pos[at] in VERBAL and tree.lemma[at] in words.verbs:
            return None
        if tree.lower[at] == "that" and tree.dep[at] in marks and at > verb + 1:
            clause = tree.head[at]
            whole_clause = tree.left[clause] == at and tree.child(clause, "nsubj", "nsubjpass", "expl") is not None
            return clause if whole_clause and tree.head[clause] < at else None
    return None


def _from_the_cue(tree: Tree, verb: int, clause: int, frames: frozenset[str]) -> int:
    """`said hundreds of people fled`, where the parse parts the clause from its first words."""
    first = tree.left[clause]
    if "whom" in frames or tree.lower[first] in MARKS:
        return first
    for kid in tree.kids[verb]:
        if verb < kid < first and tree.right[kid] == first - 1:
            if tree.lemma[verb] == "find" and tree.dep[kid] == "prep":
                return kid
            return tree.left[kid] if tree.dep[kid] in STRAY and tree.lemma[kid] not in TIMES else first
    return first


def _named_as(tree: Tree, verb: int) -> bool:
    """`saw X as Y`, `called X Y`."""
    if tree.lemma[verb] in ("call", "label", "brand", "dub"):
        return True
    return any(kid > verb and (tree.dep[kid] == "oprd" or tree.lower[kid] == "as") for kid in tree.kids[verb])


def _preposition(tree: Tree, words: Words, verb: int, frames: frozenset[str], cue: Tokens) -> Content | None:
    """`called for N`, `put the toll at N`: the first with the preposition in the cue."""
    for kid in tree.kids[verb]:
        if kid < verb or tree.dep[kid] not in ("prep", "dative"):
            continue
        if (TO_THING if tree.lower[kid] == "to" else tree.lower[kid]) not in frames:
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


def _put_at(tree: Tree, verb: int) -> Tokens | None:
    """`puts the odds of a wet year at one in three`, where the parse hangs `at` elsewhere."""
    thing, last = tree.child(verb, "dobj"), tree.right[verb]
    if thing is None or thing < verb or tree.lemma[thing] not in TOLLS:
        return None
    at = next((i for i in range(last, thing, -1) if tree.lower[i] == "at"), None)
    if at is None or at - thing > 14:
        return None
    stop = next((i for i in range(at, last) if tree.lower[i] == "," and tree.lower[i + 1] in ("and", "but")), last)
    return trim(tree, tree.left[thing], stop)


def _infinitive(tree: Tree, kid: int) -> bool:
    return any(tree.dep[k] == "aux" and tree.lower[k] == "to" for k in tree.kids[kid]) or (
        tree.dep[kid] == "xcomp" and tree.tag[kid] == "VBG"
    )


def _around(tree: Tree, verb: int) -> list[Tokens]:
    """`A, X said, B`, read as an aside: what it interrupts."""
    if tree.dep[verb] not in ("parataxis", "ccomp", "advcl", "dep", "relcl", "conj") or tree.tag[verb] not in FINITE:
        return []
    if verb == tree.ends(verb)[0]:  # `Called the Brenna 9, the car ...`
        return []
    first, last = tree.left[verb], tree.right[verb]
    first = min(
        (tree.left[kid] for kid in tree.kids[verb] if kid < verb and tree.dep[kid] not in ("ccomp", "punct")),
        default=first,
    )
    if (beside := apposed(tree, verb)) is not None:
        first = min(first, beside[0])
    if tree.dep[verb] != "parataxis" and not (_aside(tree, first, last) or _office(tree, verb, first, last)):
        return []
    top = tree.head[verb]
    out = []
    begin = tree.left[top]
    if begin >= first:  # `around 40 tons of fuel, officials said, spilled`, where the parse parts the subject
        begin = tree.ends(first)[0]
    if verb + 1 < last and tree.lower[verb + 1] == "," and tree.lower[verb + 2] in FURTHER:
        last = verb + 1
    for a, b in ((begin, first - 1), (last + 1, max(tree.right[top], tree.right[verb]))):
        piece = trim(tree, *_one_clause(tree, a, b, verb)) if a <= b else None
        if piece is not None and piece[1] > piece[0]:
            out.append(piece)
    return out


def _one_clause(tree: Tree, first: int, last: int, verb: int) -> Tokens:
    """The part of a stretch beside the verb that no semicolon parts from it."""
    marks = [i for i in range(first, last + 1) if tree.lower[i] == ";"]
    if not marks:
        return first, last
    return (marks[-1] + 1, last) if last < verb else (first, marks[0] - 1)


def _office(tree: Tree, verb: int, first: int, last: int) -> bool:
    """`..., the regional governor, Oleh Datsko, said on Monday.`: a speaker in two parts ends the sentence."""
    return tree.lower[first - 1] == tree.lower[verb - 1] == "," and last - verb < 8 and tree.ends(verb)[1] - last < 2


def _aside(tree: Tree, first: int, last: int) -> bool:
    """Commas on both sides, and little more than a subject and the verb between them."""
    starts = first == 0 or tree.sentence[first - 1] != tree.sentence[first]
    before = tree.lower[first - 1] if first else "."
    if not (starts or before == "," or tree.lower[first] == ",") or last - first > 8:
        return False
    after = tree.lower[last + 1] if last + 1 < len(tree.lower) else "."
    return after in (",", ".") or tree.lower[last] in (",", ".")
