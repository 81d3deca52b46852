"""Nothing flows back: a module imports only what stands before it, and the front door lists what is public."""

import ast
from pathlib import Path

import pytest

import claimx

PACKAGE = Path(claimx.__file__).parent
# the way of the data; a room may use those before it
ORDER = [
    ["mentions", "notebook", "wording"],
    ["lexicon"],
    ["claim", "article"],
    ["layers"],
    ["reading"],
    ["quantity", "timex", "worth"],
    ["annotate"],
    ["link"],
    ["emit"],
    ["find"],
    ["pipeline"],
    ["batch"],
    ["work"],
    ["rows"],
    ["evaluate", "relate", "export"],
    ["report"],
    ["output", "run"],
    ["dask", "spark"],
    ["cli"],
    ["__main__"],
]
RANK = {room: rank for rank, rooms in enumerate(ORDER) for room in rooms}
MODULES = sorted(PACKAGE.rglob("*.py"))


def imported(file: Path) -> set[str]:
    """The rooms of claimx that a file imports, at its top or inside functions."""
    package = ("claimx", *file.relative_to(PACKAGE).parts[:-1])
    rooms = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            path = (*base, *(node.module or "").split(".")) if node.module else base
            if path[:1] == ("claimx",):
                rooms |= {path[1]} if len(path) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            rooms |= {a.name.split(".")[1] for a in node.names if a.name.startswith("claimx.")}
    return rooms & set(RANK)


def room_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("file", MODULES, ids=lambda f: str(f.relative_to(PACKAGE)))
def test_nothing_flows_back(file: Path) -> None:
    room = room_of(file)
    if room == "__init__":
        return
    for other in imported(file) - {room}:
        assert RANK[other] < RANK[room], f"{file.name} ({room}) imports {other}"


@pytest.mark.parametrize("file", MODULES, ids=lambda f: str(f.relative_to(PACKAGE)))
def test_files_stay_small(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 320


def test_quantulum3_has_one_door() -> None:
    doors = [f.name for f in MODULES if "import quantulum3" in f.read_text() or "from quantulum3" in f.read_text()]
    assert doors == ["rare.py"]


def test_no_token_or_span_holds_notes() -> None:
    for file in MODULES:
        text = file.read_text(encoding="utf-8")
        assert "Token.set_extension" not in text
        assert "Span.set_extension" not in text


def test_the_front_door_lists_what_is_there() -> None:
    for name in claimx.__all__:
        assert getattr(claimx, name).__module__.startswith("claimx.")
    assert set(claimx.__all__) <= set(dir(claimx))
    with pytest.raises(AttributeError):
        _ = claimx.nonsense
