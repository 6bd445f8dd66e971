"""What every body on the wire has in common."""

from datetime import UTC, datetime
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Response
from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints
from sqlmodel import SQLModel
from sqlmodel._compat import SQLModelConfig

Item = TypeVar("Item")


def _to_the_minute(moment: datetime) -> datetime:
    """The minute that a moment lies in; raises ValueError for one that no clock in Greenwich could show."""
    try:
        return moment.astimezone(UTC).replace(second=0, microsecond=0)
    except OverflowError as error:
        raise ValueError("lies outside of all calendars") from error


_ADDRESS = r"[^@\s\x00-\x1f\x7f-\x9f<>\"',;:()\[\]\\]+@[^@\s\x00-\x1f\x7f-\x9f<>\"',;:()\[\]\\]+"

Email = Annotated[
    str, StringConstraints(strip_whitespace=True, to_lower=True, max_length=254, pattern=rf"^{_ADDRESS}$")
]
MaybeEmail = Annotated[
    str, StringConstraints(strip_whitespace=True, to_lower=True, max_length=254, pattern=rf"^({_ADDRESS})?$")
]
Moment = Annotated[
    AwareDatetime,
    AfterValidator(_to_the_minute),
    Field(description="A moment with its offset from UTC, such as 2026-03-02T16:50:00-06:00; kept to the minute."),
]
MaybeMoment = Moment | None
Password = Annotated[str, StringConstraints(min_length=12, max_length=200)]
Secret = Annotated[str, StringConstraints(min_length=20, max_length=100, pattern=r"^[A-Za-z0-9_-]+$")]
Limit = Annotated[int, Field(ge=1, le=200, description="How many at most.")]
After = Annotated[
    str,
    StringConstraints(max_length=1000, pattern=r"^[A-Za-z0-9_-]+$"),
    Field(description="The `next` of the page before."),
]


class In(SQLModel):
    """A body that comes in: a field nobody asked for is refused rather than dropped."""

    model_config = SQLModelConfig(extra="forbid")


class Out(SQLModel):
    """A body that goes out: every field is always there, so clients never see an optional one."""

    model_config = SQLModelConfig(from_attributes=True, json_schema_serialization_defaults_required=True)


class Page(BaseModel, Generic[Item]):  # a SQLModel would lose Item from the contract
    """Part of a list, and where the next part begins."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)

    items: list[Item]
    next: str | None = Field(default=None, description="Send it back as `after` for the next page; null on the last.")


def attached(description: str, *media: str) -> dict[int | str, dict[str, Any]]:
    """The part of an operation's contract that says that it answers with a file of one of these media types."""
    binary = {"schema": {"type": "string", "format": "binary"}}
    return {200: {"description": description, "content": dict.fromkeys(media, binary)}}


def attachment(data: bytes, name: str, media: str) -> Response:
    """A file as an answer; its name is ASCII and without a quote."""
    return Response(data, 200, {"Content-Disposition": f'attachment; filename="{name}"'}, media_type=media)
