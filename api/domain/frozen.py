"""Which bytes is a written analysis sealed as, and how is it read back from them?"""

import json
from dataclasses import asdict, is_dataclass
from functools import cache
from hashlib import sha256
from types import NoneType
from typing import Literal, cast, get_args, get_origin, get_type_hints

from api.domain import Refused
from api.domain.snapshots import FORMAT, Analysis


class Unreadable(Refused):
    """The bytes are not an analysis in this format; the message says where they stop being one."""


def canonical(analysis: Analysis) -> bytes:
    """The analysis as canonical JSON: UTF-8, keys sorted, no spaces, the same bytes for the same analysis anywhere."""
    return json.dumps(asdict(analysis), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode(
        "utf-8", "backslashreplace"
    )


def digest(analysis: Analysis) -> str:
    """The sha256 that a seal prints."""
    return sha256(canonical(analysis)).hexdigest()


def read(data: bytes) -> Analysis:
    """The analysis that `canonical` wrote; raises Unreadable for anything else, however slightly it differs in shape."""
    try:
        raw: object = json.loads(data)
    except (ValueError, RecursionError) as fault:
        raise Unreadable(f"These bytes are not JSON: {fault}.") from fault
    found = raw.get("format") if isinstance(raw, dict) else None
    if found != FORMAT:
        raise Unreadable(f"This is not an analysis in the format {FORMAT}; its format is {found!r}.")
    return cast("Analysis", _value(Analysis, raw, "analysis"))


@cache
def _shapes(record: type) -> dict[str, object]:
    return get_type_hints(record)


def _value(shape: object, raw: object, at: str) -> object:
    """`raw` as the type that a field declares; `at` is the path that a refusal names."""
    if isinstance(shape, type) and is_dataclass(shape):
        return _record(shape, raw, at)
    if get_origin(shape) is tuple:
        if not isinstance(raw, list):
            raise Unreadable(f"{at} should be a list.")
        item = get_args(shape)[0]
        return tuple(_value(item, part, f"{at}[{place}]") for place, part in enumerate(raw))
    if get_origin(shape) is Literal:
        if raw not in get_args(shape):
            raise Unreadable(f"{at} is {raw!r}; it should be one of {', '.join(get_args(shape))}.")
        return raw
    if NoneType in get_args(shape):
        return None if raw is None else _value(get_args(shape)[0], raw, at)
    if type(raw) is not shape:
        raise Unreadable(
            f"{at} should be {'a number' if shape is int else 'true or false' if shape is bool else 'text'}."
        )
    return raw


def _record(shape: type, raw: object, at: str) -> object:
    fields = _shapes(shape)
    if not isinstance(raw, dict):
        raise Unreadable(f"{at} should be a record.")
    if odd := sorted(raw.keys() ^ fields.keys()):
        raise Unreadable(f"{at} {'lacks' if odd[0] in fields else 'has an unknown'} field {odd[0]!r}.")
    return shape(**{name: _value(kind, raw[name], f"{at}.{name}") for name, kind in fields.items()})
