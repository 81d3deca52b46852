"""`claimx report`: articles and their claims as one page to look at."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import Base, Lexicon, Paths, Published, Publisher, Quiet, day, pipeline

if TYPE_CHECKING:
    from ..article import Article
    from ..claim import Claim
    from ..reading import Failure

Page = Annotated[Path, typer.Option("--output", "-o", help="The page to write (.html).")]
Ready = Annotated[
    Path | None,
    typer.Option("--claims", exists=True, dir_okay=False, help="Claims that `claimx extract` wrote: no extraction."),
]


def report(
    paths: Paths,
    output: Page,
    claims: Ready = None,
    title: Annotated[str, typer.Option(help="The page's title.")] = "Claims",
    published: Published = None,
    publisher: Publisher = None,
    base: Base = "en_core_web_sm",
    lexicon: Lexicon = None,
    quiet: Quiet = False,
) -> None:
    """Write one self-contained page: articles with figures, sources and times marked, filters, what does not add up."""
    from ..reading import read
    from ..relate import findings
    from ..report import render

    failures: list[Failure] = []

    def fail(failure: "Failure") -> None:
        failures.append(failure)
        typer.echo(f"claimx: {_printable(failure.line())}", err=True)

    articles = read(*paths, published=day(published), publisher=publisher, on_error=fail)
    if claims is not None:
        found = _ready(articles, claims)
    else:
        from ..batch import pipe

        found = pipe(articles, pipeline(base, lexicon), on_error=lambda _, failure: fail(failure))
    kept = list(found)
    notes = findings(claim for _, its in kept for claim in its)
    try:
        output.write_text(render(kept, findings=notes, title=title), encoding="utf-8", errors="replace", newline="\n")
    except OSError as error:
        typer.echo(f"claimx: cannot write {output}: {error.strerror}", err=True)
        raise typer.Exit(2) from error
    if not quiet:
        counts = f"{len(kept)} articles, {sum(len(c) for _, c in kept)} claims, {len(failures)} failed"
        typer.echo(f"claimx: {counts}; {output}", err=True)
    if failures or not kept:
        raise typer.Exit(1)


def _ready(articles: "Iterator[Article]", file: Path) -> "Iterator[tuple[Article, list[Claim]]]":
    """The articles with the claims of a file, by article id."""
    from pydantic import ValidationError

    from ..claim import Claim

    by_article: dict[str, list[Claim]] = {}
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    claim = Claim.model_validate_json(line)
                except ValidationError as error:
                    typer.echo(f"claimx: {file}: line {number} is no claim: {error.errors()[0]['msg']}", err=True)
                    raise typer.Exit(2) from error
                by_article.setdefault(claim.article_id, []).append(claim)
    for article in articles:
        yield article, by_article.pop(article.id, [])
    if by_article:
        sys.stderr.write(f"claimx: claims of {len(by_article)} articles that were not given are left out\n")


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in text.encode("utf-8", "replace").decode("utf-8"))
