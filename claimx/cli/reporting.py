"""`claimx report`: articles and their claims as one page to look at."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .claimfiles import claims_of, opened, refusals
from .options import Base, Lexicon, Links, Paths, Published, Publisher, Quiet, day, pipeline

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
    follow_links: Links = False,
    quiet: Quiet = False,
) -> None:
    """Write one self-contained page: articles with figures, sources and times marked, filters, what does not add up."""
    from ..reading import read
    from ..relate import clusters, findings
    from ..report import render
    from ..run.progress import printable

    failures: list[Failure] = []

    def fail(failure: "Failure") -> None:
        failures.append(failure)
        typer.echo(f"claimx: {printable(failure.line())}", err=True)

    articles = read(*paths, published=day(published), publisher=publisher, follow_links=follow_links, on_error=fail)
    if claims is not None:
        found = _ready(articles, claims)
    else:
        from ..batch import pipe

        found = pipe(articles, pipeline(base, lexicon), on_error=lambda _, failure: fail(failure))
    with refusals(code=2):
        kept = list(found)
    every = [claim for _, its in kept for claim in its]
    days = {article.id: article.published for article, _ in kept if article.published}
    with refusals():
        same = list(clusters(every, published=days))
    with opened(output) as page:
        page.write(render(kept, findings=findings(every), clusters=same, title=title))
    if not quiet:
        counts = f"{len(kept)} articles, {sum(len(c) for _, c in kept)} claims, {len(failures)} failed"
        typer.echo(f"claimx: {counts}; {output}", err=True)
    if failures or not kept:
        raise typer.Exit(1)


def _ready(articles: "Iterator[Article]", file: Path) -> "Iterator[tuple[Article, list[Claim]]]":
    """The articles with the claims of a file, by article id."""
    by_article: dict[str, list[Claim]] = {}
    for claim in claims_of(file):
        by_article.setdefault(claim.article_id, []).append(claim)
    for article in articles:
        yield article, by_article.pop(article.id, [])
    if by_article:
        typer.echo(f"claimx: claims of {len(by_article)} articles that were not given are left out", err=True)
