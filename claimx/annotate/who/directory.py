"""Everybody and everything named in an article, and where."""

from dataclasses import replace

from spacy.tokens import Doc

from . import acronyms, antecedents, people, roles, spans
from .models import SUBJECTS, Directory, Entity, Mention
from .tokens import read
from .words import words


def names(doc: Doc, *, lexicon: str | None = None) -> Directory:
    """The directory of a parsed Doc.

    Args:
        doc: parsed; sentences without tags are read by their capitals alone.
        lexicon: a user's folder of word lists.
    """
    tokens, lists = read(doc), words(lexicon)
    short = acronyms.definitions(tokens)
    found = spans.merge(spans.find(tokens, lists), short.values())
    kinds = people.settle(tokens, found, lists)
    kinds = [
        "organization" if tokens.string(span.start, span.end) in short else kind
        for span, kind in zip(found, kinds, strict=True)
    ]
    entities: list[Entity] = []
    numbers: dict[tuple[str, str], int] = {}
    mentions = []
    persons = people.full_names(tokens, found, kinds, lists)
    others = acronyms.full_names(
        tokens, found, kinds, lists, {word: tokens.string(*span) for word, span in short.items()}
    )
    for n, span in enumerate(found):
        name = persons[n] if kinds[n] == "person" else others[n]
        key = ("person" if kinds[n] == "person" else "other", name.casefold())
        if key not in numbers:
            numbers[key] = len(entities)
            entities.append(Entity(name, kinds[n], people.gender(name, lists)))
        subject = any(tokens.dep[i] in SUBJECTS for i in range(span.start, span.end))
        mentions.append(Mention(span.start, span.end, numbers[key], subject))
    at = {i: n for n, mention in enumerate(mentions) for i in range(mention.start, mention.end)}
    found_roles, titles = roles.find(tokens, mentions, entities, lists)
    entities = [
        Entity(e.name, e.kind, e.gender or titles.get(n)) if e.kind == "person" else e for n, e in enumerate(entities)
    ]
    surnames = {
        tokens.words[mention.end - 1]: n
        for n, mention in enumerate(mentions)
        if entities[mention.entity].kind == "person"
    }
    nouns = tuple(i for i, word in enumerate(tokens.lower) if word in lists.nouns)
    bare = Directory(tokens, lists, tuple(entities), tuple(mentions), at, found_roles, nouns, {}, surnames)
    return replace(bare, antecedents=antecedents.find(bare))
