"""How is the roster read from a spreadsheet? Who works here, as what, since when, and where: 45 CFR 164.308(a)(3)."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from api.domain import cells
from api.domain.cells import Reader, Sheet, several, words


def read_people(rows: Iterable[Mapping[str, str]]) -> Sheet:
    """People as they were typed, one a row, by the columns of COLUMNS. `roles` and `sites` may hold several."""
    return cells.read_rows(rows, COLUMNS)


_role = words(
    {
        "clinicians": ("clinicians", "clinician", "clinical", "provider", "doctor", "physician", "nurse", "therapist"),
        "front_desk": ("front desk", "frontdesk", "reception", "receptionist", "scheduling"),
        "billing": ("billing", "biller", "billers", "coding", "coder"),
        "officers": ("officers", "officer", "officials", "official", "manager", "managers", "management", "owner"),
        "contractors": ("contractors", "contractor", "1099", "independent contractor", "locum"),
    },
    "clinicians, front desk, billing, officers or contractors",
)

COLUMNS: Mapping[str, Reader] = MappingProxyType(
    {
        "name": cells.name,
        "job": cells.name,
        "roles": several(_role),
        "sites": several(cells.pointer),
        "email": cells.email,
        "started_on": cells.day,
        "ended_on": cells.day,
        "trained_on": cells.day,
        "note": cells.note,
    }
)
