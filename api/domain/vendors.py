"""How is a list of the firms outside read from a spreadsheet? Who they are, and their agreements: 45 CFR 164.308(b)."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from api.domain import cells
from api.domain.cells import INAPPLICABLE, NO, UNSURE, YES, Reader, Sheet, words


def read_vendors(rows: Iterable[Mapping[str, str]]) -> Sheet:
    """Vendors as they were typed, one a row, by the columns of COLUMNS."""
    return cells.read_rows(rows, COLUMNS)


_agreement = words(
    {
        "on_file": (*YES, "on file", "signed", "in place"),
        "missing": (*NO, "missing", "none", "not signed", "unsigned"),
        "not_needed": (*INAPPLICABLE, "not needed", "not required"),
        "unknown": UNSURE,
    },
    "on file, missing, not needed or unknown",
)

COLUMNS: Mapping[str, Reader] = MappingProxyType(
    {
        "name": cells.name,
        "service": cells.name,
        "touches_phi": cells.yes_no,
        "agreement": _agreement,
        "agreement_signed_on": cells.day,
        "agreement_ends_on": cells.day,
        "multi_factor": cells.yes_no,
        "ended_on": cells.day,
        "note": cells.note,
    }
)
