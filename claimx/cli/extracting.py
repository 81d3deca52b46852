"""`claimx extract` and `claimx annotate`: articles in, claims or layers out."""

import sys
from pathlib import Path
from signal import SIGINT
from typing import TYPE_CHECKING, Annotated, Any

import typer

from . import options
from .options import (
    Articles,
    Base,
    Errors,
    Force,
    Lexicon,
    Links,
    LogJson,
    Output,
    Paths,
    Published,
    Publisher,
    Quiet,
    RetryFailed,
    Scheduler,
    TimeLimit,
    WithLedger,
    Workers,
)
from .streams import lines_out, shown

if TYPE_CHECKING:
    from ..run.job import Runner
    from ..work import Done, Settings


def extract(
    paths: Paths,
    output: Output = None,
    errors: Errors = None,
    articles: Articles = None,
    published: Published = None,
    publisher: Publisher = None,
    base: Base = "en_core_web_sm",
    lexicon: Lexicon = None,
    shortcut: Annotated[bool, typer.Option(help="Spare the model the sentences that no figure needs.")] = True,
    workers: Workers = 1,
    scheduler: Scheduler = None,
    time_limit: TimeLimit = 30,
    ledger: WithLedger = True,
    force: Force = False,
    retry_failed: RetryFailed = False,
    follow_links: Links = False,
    table: Annotated[bool, typer.Option("--table", help="Print a table, also where -o writes a file.")] = False,
    quiet: Quiet = False,
    log_json: LogJson = False,
) -> None:
    """Extract claims, one a line; a table when there is no -o and standard output is a terminal.

    With -o a run that was stopped or killed goes on where it was when the same command is given again.
    """
    from ..work import Settings

    settings = Settings(base, _str(lexicon), shortcut, _str(options.day(published)), publisher)
    kept = {"ledger": ledger, "force": force, "retry_failed": retry_failed, "follow_links": follow_links}
    ways = {"workers": options.cores(workers), "runner": _cluster(scheduler), "errors": errors, "articles": articles}
    show = table or (output is None and shown())
    _run(paths, output, settings, time_limit, ways | kept, table=show, told={"quiet": quiet, "log_json": log_json})


def annotate(
    paths: Paths,
    output: Output = None,
    errors: Errors = None,
    articles: Articles = None,
    published: Published = None,
    publisher: Publisher = None,
    base: Base = "en_core_web_sm",
    lexicon: Lexicon = None,
    workers: Workers = 1,
    scheduler: Scheduler = None,
    time_limit: TimeLimit = 30,
    ledger: WithLedger = True,
    force: Force = False,
    retry_failed: RetryFailed = False,
    follow_links: Links = False,
    quiet: Quiet = False,
    log_json: LogJson = False,
) -> None:
    """Write the layers under the claims, one article a line: quantities, attributions, time expressions."""
    from ..work import Settings

    settings = Settings(base, _str(lexicon), False, _str(options.day(published)), publisher, layers=True)
    kept = {"ledger": ledger, "force": force, "retry_failed": retry_failed, "follow_links": follow_links}
    ways = {"workers": options.cores(workers), "runner": _cluster(scheduler), "errors": errors, "articles": articles}
    _run(paths, output, settings, time_limit, ways | kept, table=False, told={"quiet": quiet, "log_json": log_json})


def _cluster(address: str | None) -> "Runner | None":
    if address is None:
        return None
    from functools import partial

    from ..run.cluster import on_cluster

    return partial(on_cluster, address=address)


def _str(value: object) -> str | None:
    return str(value) if value else None


def _run(
    paths: list[Path],
    output: Path | None,
    settings: "Settings",
    seconds: float,
    ways: dict[str, Any],
    *,
    table: bool,
    told: dict[str, bool],
) -> None:
    """Do the job; one line and an exit code where it cannot be done."""
    from ..run import Job, RunError, Stopped, run
    from ..run.progress import reporter
    from ..run.tasks import Plan

    tell = reporter("quantities" if settings.layers else "claims", bar=output is not None or not shown(), **told)
    job = Job(tuple(map(str, paths)), Plan(settings, seconds), output, **ways)
    each = _table if table else _lines if output is None else None
    if each is _lines:
        lines_out()
    try:
        tally = run(job, tell, each=each)
    except RunError as error:
        tell.say(str(error))
        raise typer.Exit(error.code) from error
    except (KeyboardInterrupt, Stopped) as stop:
        kept = output is not None and job.ledger
        tell.say("stopped" + ("; the same command goes on from here" if kept else ""))
        raise typer.Exit(128 + (stop.number if isinstance(stop, Stopped) else SIGINT)) from stop
    if not tally.inputs:
        tell.say(f"nothing to read in {', '.join(job.paths)}")
    if tally.failures or not tally.inputs:
        raise typer.Exit(1)


def _lines(done: "Done") -> None:
    sys.stdout.writelines(f"{line}\n" for line in done.lines)


def _table(done: "Done") -> None:
    from ..article import Article
    from ..claim import Claim
    from ..output import show

    article = Article.model_validate(done.article | {"text": ""})
    show(article, [Claim.model_validate_json(line) for line in done.lines])
