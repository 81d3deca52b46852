"""What every rule is given, and what it answers."""

from collections.abc import Callable
from dataclasses import dataclass

from .models import Directory, Mention
from .phrases import Phrase
from .tokens import Tokens
from .words import Noun, RoleWords


@dataclass(frozen=True, slots=True)
class Answer:
    """A source: `claimx.mentions.Source` without the mention."""

    name: str
    type: str
    count: int | None = None
    role: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One mention; `again` answers for another stretch of tokens."""

    directory: Directory
    phrase: Phrase
    again: Callable[[int, int], Answer | None]

    @property
    def tokens(self) -> Tokens:
        """The article's tokens."""
        return self.directory.tokens

    @property
    def head(self) -> str:
        """The head word, lower case."""
        return self.tokens.lower[self.phrase.head]

    @property
    def two(self) -> str:
        """The head word with the one before it: `prime minister`."""
        return " ".join(self.tokens.lower[max(self.phrase.start, self.phrase.head - 1) : self.phrase.head + 1])

    @property
    def role(self) -> RoleWords | None:
        """The title or role noun that the head is."""
        roles = self.directory.words.roles
        return roles.get(self.two) or roles.get(self.head.rstrip("."))

    @property
    def noun(self) -> Noun | None:
        """The source noun that the head is."""
        nouns = self.directory.words.nouns
        return nouns.get(self.two) or nouns.get(self.head)


def of_mention(directory: Directory, mention: Mention, rule: str) -> Answer:
    """The answer for a name in the text."""
    entity = directory.entities[mention.entity]
    if entity.kind == "person":
        return Answer(entity.name, "person", role=role_near(directory, mention), rule=rule)
    return Answer(entity.name, "group" if entity.kind == "group" else "organization", rule=rule)


def role_near(directory: Directory, mention: Mention) -> str | None:
    """The longest role the article gives this person, by words, up to eight."""
    found = [role for role in directory.roles.get(mention.entity, ()) if len(role.split()) <= 12]
    return max(found, key=lambda role: len(role.split()), default=None)
