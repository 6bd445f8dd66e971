"""The shape of the house: the same names on every floor, no room too large, every door tried."""

import ast
import io
import tokenize
from pathlib import Path

import pytest

from api.routers import ROUTERS

ROOT = Path(__file__).parents[1]
API, TESTS, ROOMS = ROOT / "api", ROOT / "tests", ROOT / "frontend" / "src" / "rooms"
MOST_LINES = 300
ASPECTS = {"statements": "base"}  # a file's one aspect that is told by itself

FOUNDATIONS = {
    "db": {
        "base",  # what every row shares
        "chain",  # the history as it is written
        "facts",  # every room's rows as the rules read them
        "fields",  # types that rows share
        "numbers",  # numbers that people quote
        "pages",  # how a list is read in parts
        "past",  # the records as they stood
        "replies",  # answers kept for repeated requests
        "tables",  # all of them, mapped
        "upgrade",  # how the database gets to this version
    },
    "domain": {
        "catalogs",  # everything in force on a day
        "cells",  # what was typed into a spreadsheet
        "changes",  # what differs between two analyses
        "choosing",  # which questions apply
        "deadlines",  # what is due
        "editions",  # which edition was in force
        "elements",  # what a complete analysis has
        "exposures",  # what the answers leave open
        "facts",  # what the practice told us
        "frozen",  # the bytes an analysis is sealed as
        "holdings",  # what the records hold
        "lines",  # what of a document is its text
        "matching",  # whether a policy says what is so
        "movements",  # what differs between two days
        "profiles",  # how the practice looks on paper
        "reasons",  # why, in words
        "records",  # the documents' own values
        "registers",  # the documents' own tables
        "roles",  # who may do what
        "sentences",  # words for people
        "severities",  # how the levels compare
        "snapshots",  # an analysis as it was sealed
        "steps",  # what to do next
        "suggestions",  # which paragraphs a sentence may cover
        "crosswalks",  # a view of the standards room
        "threats",  # a list of the catalog room
    },
}


def rooms(folder: Path) -> set[str]:
    return {file.stem.removeprefix("test_") for file in folder.glob("*.py")} - {"__init__", "conftest"}


@pytest.mark.parametrize("floor", FOUNDATIONS)
def test_every_room_has_a_door(floor: str) -> None:
    assert rooms(API / floor) - FOUNDATIONS[floor] <= rooms(API / "routers")


@pytest.mark.parametrize("floor", FOUNDATIONS)
def test_the_foundations_are_there_and_are_no_rooms(floor: str) -> None:
    assert FOUNDATIONS[floor] <= rooms(API / floor)
    assert not FOUNDATIONS[floor] & rooms(API / "routers")


@pytest.mark.parametrize("floor", ["domain", "db", "routers"])
def test_tests_stand_where_the_code_stands(floor: str) -> None:
    told = {file.stem.removeprefix("test_") for file in (TESTS / floor).glob("test_*.py")}
    assert {ASPECTS.get(name, name) for name in told} <= rooms(API / floor)


def test_every_router_is_tested() -> None:
    assert rooms(API / "routers") <= rooms(TESTS / "routers")


def test_every_router_is_open() -> None:
    inside = [file for file in (API / "routers").glob("*.py") if "= room(" in file.read_text("utf-8")]
    assert {file.stem for file in inside} == rooms(API / "routers")
    assert len({id(router) for router in ROUTERS}) == sum(file.read_text("utf-8").count("= room(") for file in inside)


def test_the_dashboards_rooms_have_the_routers_names() -> None:
    theirs = {path.stem for path in ROOMS.iterdir() if not path.name.endswith((".test.tsx", ".css"))}
    assert theirs - SCREENS <= rooms(API / "routers")


SCREENS = {"conduct", "home"}  # screens that show several rooms


def sources() -> list[Path]:
    code = [*API.rglob("*.py"), *(ROOT / "frontend" / "src").rglob("*.ts"), *(ROOT / "frontend" / "src").rglob("*.tsx")]
    return [
        file
        for file in code
        if "versions" not in file.parts and "generated" not in file.name and "schema" not in file.stem
    ]


def lines_of_code(file: Path) -> int:
    """Lines that are neither empty nor a comment nor a docstring; all lines of what is not Python."""
    text = file.read_text("utf-8")
    if file.suffix != ".py":
        return len(text.splitlines())
    told: set[int] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)) and ast.get_docstring(
            node
        ):
            told |= set(range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1))
    quiet = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    code = {line for token in tokens if token.type not in quiet for line in range(token.start[0], token.end[0] + 1)}
    return len(code - told)


@pytest.mark.parametrize("file", sources(), ids=lambda file: str(file.relative_to(ROOT)))
def test_no_file_is_too_long_to_read(file: Path) -> None:
    assert lines_of_code(file) <= MOST_LINES


@pytest.mark.parametrize(
    "file",
    [f for f in API.rglob("*.py") if "versions" not in f.parts and f.read_text("utf-8").strip()],
    ids=lambda file: str(file.relative_to(ROOT)),
)
def test_every_module_says_what_it_is_for(file: Path) -> None:
    first = file.read_text("utf-8").splitlines()[0]
    assert first.startswith('"""')
    assert len(first) > 20
