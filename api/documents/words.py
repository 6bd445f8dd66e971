"""How is a stored value said to a person? Identifiers as words, ISO days as US dates, instants in the practice's zone."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_PUBLICATION = re.compile(r"nist_sp_800_(\d+)_r(\d+)")
_IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_SAID = {
    "dont_know": "Don't know",
    "partly": "Partly in place",
    "no": "No",
    "ephi": "ePHI",
    "voip": "VoIP",
    "e_mail": "E-mail",
    "email": "E-mail",
    "not_needed": "Not needed",
    "not_applicable": "Not applicable",
}
_CATALOGS = {
    "security_rule": "HIPAA Security Rule",
    "breach_rule": "HIPAA Breach Notification Rule",
    "privacy_rule": "HIPAA Privacy Rule",
    "proposed_rule": "Proposed changes to the Security Rule, not law",
    "threats": "Our list of threats and vulnerabilities",
    "asset_types": "Our list of kinds of assets",
    "questions": "Our questions",
    "not_applicable": "Our readings of what does not apply",
    "crosswalk_csf_2_0": "Crosswalk to NIST CSF 2.0",
    "crosswalk_hicp_2023": "Crosswalk to HICP 2023",
    "crosswalk_hph_cpg": "Crosswalk to the HPH Cybersecurity Performance Goals",
    "crosswalk_sp_800_53_r5": "Crosswalk to NIST SP 800-53 Revision 5",
    "crosswalk_sp_800_66_r2": "Crosswalk to NIST SP 800-66 Revision 2",
}
_CAPITALS = frozenset({"ai", "ehr", "erx", "it", "mfa", "nas", "pacs", "pc", "sms", "usb", "vpn"})


def words(value: str) -> str:
    """An identifier as words (`very_high` is Very high, `ehr_cloud` EHR cloud); anything else unchanged."""
    if not _IDENTIFIER.fullmatch(value):
        return value
    if published := _PUBLICATION.fullmatch(value):
        return f"NIST SP 800-{published[1]} Revision {published[2]}"
    if value in _SAID:
        return _SAID[value]
    parts = [part.upper() if part in _CAPITALS else part for part in value.split("_")]
    return " ".join([parts[0][0].upper() + parts[0][1:], *parts[1:]])


def catalog(value: str) -> str:
    """What a published catalog is called: its publication or rule by its own name."""
    return _CATALOGS.get(value) or words(value)


def lower(value: str) -> str:
    """An identifier as words in the middle of a sentence (`very_high` is very high)."""
    said = words(value)
    return said if said[:2].isupper() or said.startswith("ePHI") else said[:1].lower() + said[1:]


def us_date(iso: str) -> str:
    """`2026-11-22` is November 22, 2026; an empty string stays empty and what is not an ISO day stays as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def us_instant(iso: str, zone: str) -> str:
    """An ISO 8601 instant on the wall clock of `zone`: November 22, 2026, 3:04 PM (America/Chicago)."""
    at = instant(iso)
    if at is None:
        return us_date(iso)
    try:
        local, named = at.astimezone(ZoneInfo(zone)), zone
    except (ValueError, OSError, ZoneInfoNotFoundError):
        local, named = at, "UTC"
    clock = f"{(local.hour + 11) % 12 + 1}:{local.minute:02} {'AM' if local.hour < 12 else 'PM'}"
    return f"{us_date(local.date().isoformat())}, {clock} ({named})"


def instant(iso: str) -> datetime | None:
    """The instant that a text names, or None when it names only a day or nothing."""
    if len(iso) <= len("2026-11-22"):
        return None
    try:
        at = datetime.fromisoformat(iso)
    except ValueError:
        return None
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


def listed(items: Sequence[str], most: int = 0) -> str:
    """Names in a sentence: one; one and two; one, two and three; by semicolons where a name
    holds a comma itself. With `most`, the rest is counted (and 7 more).
    """
    shown = list(items)
    if most and len(shown) > most:
        shown = [*shown[:most], f"{len(items) - most} more"]
    if len(shown) < 2:
        return "".join(shown)
    if any("," in name for name in shown):
        return "; ".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"


def counted(number: int, one: str, many: str = "") -> str:
    """1 asset, 40 assets, 2,000 risks."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def be(number: int) -> str:
    return "is" if number == 1 else "are"


def was(number: int) -> str:
    return "was" if number == 1 else "were"


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """The text with a full stop when it ends without a mark of its own."""
    text = text.strip()
    return text if not text or text[-1] in ".!?:;" else f"{text}."


def since(reference: str) -> str:
    """What an analysis before is called: analysis 3, the analysis of November 3, 2025, or as it was named."""
    if reference.isdigit():
        return f"analysis {reference}"
    said = us_date(reference)
    return said if said == reference else f"the analysis of {said}"
