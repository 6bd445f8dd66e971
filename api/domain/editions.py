"""Which edition of a published catalog was in force on a day? One folder a catalog, one file or folder an edition."""

import hashlib
import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from api.domain import Refused


class NoEdition(Refused):
    """Nothing had been published, or nothing is on file here, for that day."""


def in_force(catalog: str, on: date) -> date:
    """The day that the edition in force `on` a day took force; raises NoEdition when there was none."""
    days = [day for day in published(catalog) if day <= on]
    if not days:
        first = published(catalog)[0]
        raise NoEdition(f"No edition of {catalog} is on file for {on}; the first took force on {first}.")
    return days[-1]


@cache
def published(catalog: str) -> tuple[date, ...]:
    """Every edition's day, oldest first."""
    return tuple(sorted(date.fromisoformat(item.name.removesuffix(".toml")) for item in (_root() / catalog).iterdir()))


def read(catalog: str, edition: date) -> dict[str, Any]:
    """An edition's raw tables. An edition kept as a folder is its files in the order of their names, lists joined."""
    tables: dict[str, Any] = {}
    for file in _files(catalog, edition):
        for key, value in tomllib.loads(file.read_text("utf-8")).items():
            tables[key] = tables[key] + value if key in tables and isinstance(value, list) else value
    return tables


@cache
def checksum(catalog: str, edition: date) -> str:
    """The sha256 of an edition's bytes, as a seal quotes it."""
    digest = hashlib.sha256()
    for file in _files(catalog, edition):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _root() -> Traversable:
    return files("api.domain") / "catalog"


def _files(catalog: str, edition: date) -> list[Traversable]:
    single = _root() / catalog / f"{edition}.toml"
    if single.is_file():
        return [single]
    return sorted((_root() / catalog / f"{edition}").iterdir(), key=lambda file: file.name)
