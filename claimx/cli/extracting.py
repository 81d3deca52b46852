"""`claimx extract` and `claimx annotate`: articles in, claims or layers out."""

import sys
from typing import Annotated

import typer

from .options import Base, Errors, Lexicon, Output, Paths, Published, Publisher, Quiet, day, pipeline


def extract(
    paths: Paths,
    output: Output = None,
    errors: Errors = None,
    published: Published = None,
    publisher: Publisher = None,
    base: Base = "en_core_web_sm",
    lexicon: Lexicon = None,
    shortcut: Annotated[bool, typer.Option(help="Spare the model the sentences that no figure needs.")] = True,
    table: Annotated[bool, typer.Option("--table", help="Print a table, also where -o writes a file.")] = False,
    quiet: Quiet = False,
) -> None:
    """Extract claims, one a line; a table when there is no -o and standard output is a terminal."""
    from ..batch import pipe
    from ..output import Run, show

    nlp = pipeline(base, lexicon)
    run = Run(output, errors, quiet=quiet)
    show_table = table or (output is None and sys.stdout.isatty())
    with run:
        articles = run.reading(paths, published=day(published), publisher=publisher)
        found = pipe(articles, nlp, shortcut=shortcut, on_error=lambda _, failure: run.fail(failure))
        for article, claims in found:
            run.done(len(claims))
            if output is not None or not show_table:
                run.write(claim.model_dump_json() for claim in claims)
            if show_table:
                show(article, claims)
    run.close("claims")


def annotate(
    paths: Paths,
    output: Output = None,
    errors: Errors = None,
    published: Published = None,
    publisher: Publisher = None,
    base: Base = "en_core_web_sm",
    lexicon: Lexicon = None,
    quiet: Quiet = False,
) -> None:
    """Write the layers under the claims, one article a line: quantities, attributions, time expressions."""
    from ..batch import over
    from ..find import layers
    from ..output import Run

    nlp = pipeline(base, lexicon)
    folder = str(lexicon) if lexicon else None
    run = Run(output, errors, quiet=quiet)
    with run:
        articles = run.reading(paths, published=day(published), publisher=publisher)
        work = over(
            articles,
            nlp,
            lambda doc, article: layers(doc, article, lexicon=folder),
            on_error=lambda _, failure: run.fail(failure),
        )
        for _, found in work:
            run.done(len(found.quantities))
            run.write([found.model_dump_json()])
    run.close("quantities")
