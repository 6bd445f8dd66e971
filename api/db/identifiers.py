"""Which texts were kept although they look like a patient's identifier? Never the text: where, and what it looks like."""

from datetime import datetime

from sqlmodel import JSON, Field

from api.db.base import Row
from api.db.fields import Line


class Override(Row, table=True):
    """Somebody said that it is not about a patient; the history knows who."""

    doing: Line
    places: list[str] = Field(sa_type=JSON)
    looks_like: list[str] = Field(sa_type=JSON)
    at: datetime
