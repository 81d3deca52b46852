"""One mention's answer: rules in order, the first that fits."""

from collections.abc import Callable

from spacy.tokens import Doc

from ...mentions import Offsets, Source
from . import described, documents, named, offices, phrases, pronouns
from .case import Answer, Case
from .models import Directory

RULES: tuple[Callable[[Case], Answer | None], ...] = (
    pronouns.pronoun,
    pronouns.relative,
    pronouns.of_two,
    named.several,
    described.several,
    described.partisan,
    described.one_of,
    named.person,
    named.apposed,
    offices.spokesperson,
    documents.respondents,
    documents.words_of,
    documents.data_of,
    documents.document,
    described.anonymous,
    described.group,
    named.title,
    described.unnamed,
    offices.organization,
    named.organization,
    described.other,
)
DEPTH = 5  # a pronoun in a pronoun's antecedent


def resolve(doc: Doc, directory: Directory, mention: Offsets) -> Source:
    """Who the source mention at these characters is.

    Args:
        doc: the Doc that `directory` was built from.
        directory: what `names` returned.
        mention: tight (`Lowe`) or loose (`Lowe, who runs the port,`).
    """
    start, end = directory.tokens.at(*mention)
    end = _past_name(directory, end)
    text = directory.tokens.text[mention.start : mention.end]
    answer = answer_for(directory, start, end, depth=0)
    if answer is None:
        return Source(mention.start, mention.end, text, " ".join(text.split()), "anonymous", rule="verbatim")
    return Source(
        mention.start, mention.end, text, answer.name, answer.type, answer.count, answer.role, rule=answer.rule
    )


def _past_name(directory: Directory, end: int) -> int:
    """Past the name that some parses leave off: `data from the statistics agency` of `... agency Kelstat showed`."""
    named = directory.named(end)
    if named is None or named.start != end or end - 1 in directory.at:
        return end
    word = directory.tokens.words[end - 1] if end else ""
    noun = directory.words.nouns.get(word)
    body = noun is not None and noun.type == "organization" and word not in directory.words.roles
    return named.end if body and directory.entities[named.entity].kind in ("organization", "other") else end


def answer_for(directory: Directory, start: int, end: int, *, depth: int) -> Answer | None:
    """The answer for a stretch of tokens; None where it holds no word or the answers go in circles."""
    phrase = phrases.read(directory, start, end) if depth < DEPTH else None
    if phrase is None:
        return None

    def again(first: int, last: int) -> Answer | None:
        return answer_for(directory, first, last, depth=depth + 1)

    case = Case(directory, phrase, again)
    for rule in RULES:
        answer = rule(case)
        if answer is not None and answer.name:
            return answer
    return None
