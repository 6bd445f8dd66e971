"""Which texts and words may a record hold? Types that bodies and rows share."""

from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from pydantic import StringConstraints
from sqlalchemy import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import JSON, Field
from sqlmodel.sql.sqltypes import AutoString

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=10_000)]
Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$")]
Citation = Annotated[str, StringConstraints(pattern=r"^[0-9]{3}\.[0-9]{3}[0-9A-Za-z(). -]{0,40}$")]


class Choice(TypeDecorator[StrEnum]):
    """One of an enumeration's words: kept as text, read back as itself."""

    impl = AutoString
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        self.kind = kind
        super().__init__()

    def process_bind_param(self, value: StrEnum | None, _: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, _: Dialect) -> StrEnum | None:
        return None if value is None else self.kind(value)


class Ids(TypeDecorator[list[UUID]]):
    """Ids of other records, kept as a JSON list."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: list[UUID] | None, _: Dialect) -> list[str] | None:
        return None if value is None else [str(id) for id in value]

    def process_result_value(self, value: list[str] | None, _: Dialect) -> list[UUID] | None:
        return None if value is None else [UUID(id) for id in value]


def choice(kind: type[StrEnum], default: Any = ..., description: str | None = None) -> Any:
    """A field that holds a StrEnum, kept as text."""
    return Field(default=default, sa_type=Choice(kind), description=description)


def word(default: Any = ..., description: str | None = None) -> Any:
    """A field that holds one of a few words (a Literal), kept as text."""
    return Field(default=default, sa_type=AutoString, description=description)


def json_column(default_factory: Any, description: str | None = None) -> Any:
    """A field that holds a small list or table as JSON."""
    return Field(default_factory=default_factory, sa_type=JSON, description=description)
