"""The spine: the one spaCy component."""


def make_claimx(nlp: object, name: str) -> object:
    """Placeholder until the stages are in."""
    raise NotImplementedError
