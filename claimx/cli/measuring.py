"""`claimx evaluate` and `claimx schema`: scores against gold, and what a claim looks like."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer


def evaluate(
    gold: Annotated[Path, typer.Argument(exists=True, help="A folder of gold files, ID.json, or one such file.")],
    claims: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="What `claimx extract` wrote.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Score claims against gold: figures, sources, time spans, and all of them joined."""
    from dataclasses import asdict

    from ..evaluate import evaluate as score

    files = sorted(gold.glob("*.json")) if gold.is_dir() else [gold]
    if not files:
        raise typer.BadParameter(f"no gold files (ID.json) in {gold}")
    try:
        figures = score(map(_loaded, files), _lines(claims))
    except (ValueError, KeyError, TypeError) as error:
        typer.echo(f"claimx: not gold, or not claims: {type(error).__name__}: {error}", err=True)
        raise typer.Exit(1) from error
    if as_json:
        typer.echo(json.dumps([asdict(figure) for figure in figures], indent=1))
        return
    typer.echo("\n".join(figure.line() for figure in figures))
    if not any(figure.f1 for figure in figures):
        typer.echo("claimx: nothing agrees: are gold and claims of the same articles (`doc`)?", err=True)


def schema(
    layers: Annotated[bool, typer.Option("--layers", help="The schema of `annotate` records instead.")] = False,
) -> None:
    """Print the JSON Schema of a claim."""
    if layers:
        from ..layers import Layers as Model
    else:
        from ..claim import Claim as Model  # type: ignore[assignment]
    typer.echo(json.dumps(Model.model_json_schema(mode="serialization"), indent=2, ensure_ascii=False))


def _loaded(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def _lines(file: Path) -> Iterator[Any]:
    with file.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())
