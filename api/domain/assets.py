"""What kinds of things hold or protect ePHI in a small practice? The inventory of 45 CFR 164.308(a)(1)(ii)(A), our list.

And how is such an inventory read from a spreadsheet, where a reception workstation is a "front desk PC"?
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType
from typing import Literal

from api.domain import cells
from api.domain.cells import Reader, Sheet, Unclear, letters, quoted
from api.domain.editions import in_force, read
from api.domain.sentences import joined

CATALOG = "asset_types"


@dataclass(frozen=True, slots=True)
class AssetType:
    """A kind of asset; `holds_ephi` and `owner` say what is typical, `asks` which facts are worth recording about one."""

    id: str
    label: str
    category: str
    holds_ephi: Literal["yes", "no", "sometimes"]
    owner: str
    asks: tuple[str, ...]
    summary: str


def asset_types_on(day: date) -> Mapping[str, AssetType]:
    """Every asset type of the edition in force on `day`, by id; raises NoEdition before the first."""
    return _types(in_force(CATALOG, day))


@cache
def _types(edition: date) -> Mapping[str, AssetType]:
    rows = read(CATALOG, edition)["type"]
    return MappingProxyType({row["id"]: AssetType(**{**row, "asks": tuple(row["asks"])}) for row in rows})


def read_assets(rows: Iterable[Mapping[str, str]], types: Mapping[str, AssetType]) -> Sheet:
    """An inventory as it was typed, one asset a row, by the columns of COLUMNS; `type` is by id, label or a common word.

    `site`, `group` and `vendor` are read as names.
    """
    return cells.read_rows(rows, {**COLUMNS, "type": _kind(types)})


def _kind(types: Mapping[str, AssetType]) -> Reader:
    known = {letters(word): id for id, said in WORDS.items() if id in types for word in said}
    known |= {letters(word): kind.id for kind in types.values() for word in (kind.id, kind.label)}

    def read(cell: str) -> str:
        word = letters(cells.name(cell))
        found = known.get(word) or known.get(word.removesuffix("s"))
        if found is None:
            near = get_close_matches(word, known, 3, 0.8)
            labels = dict.fromkeys(types[known[each]].label for each in near) or ("Laptop", "File server", "Cloud EHR")
            such = joined(labels, "or")
            hint = f"did you mean {such}?" if near else f"use a kind from the list, such as {such}"
            raise Unclear(f"{quoted(cell)} is no kind of asset that we know; {hint}")
        return found

    return read


COLUMNS: Mapping[str, Reader] = MappingProxyType(
    {
        "name": cells.name,
        "type": cells.name,
        "holds_ephi": cells.yes_no,
        "site": cells.pointer,
        "group": cells.pointer,
        "vendor": cells.pointer,
        "location": cells.name,
        "owner": cells.name,
        "encrypted": cells.yes_no_na,
        "multi_factor": cells.yes_no_na,
        "shared_sign_in": cells.yes_no,
        "supported": cells.yes_no,
        "critical": cells.flag,
        "count": cells.whole(1, 100_000),
        "added_on": cells.day,
        "retired_on": cells.day,
        "note": cells.note,
    }
)

WORDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ehr_cloud": ("EHR", "EMR", "cloud EMR", "web EHR", "hosted EHR", "charting", "chart system"),
        "ehr_onsite": ("on-site EHR", "local EHR", "EHR server", "on-premises EHR", "on-prem EHR"),
        "billing_system": ("billing", "billing software", "practice management", "practice management system", "PMS"),
        "bank_payment_account": ("bank", "bank account", "card terminal", "card reader", "payment processor"),
        "scheduling_system": ("scheduling", "scheduler", "appointments", "calendar"),
        "eprescribing_system": ("e-prescribing", "eRx", "prescribing"),
        "patient_portal": ("portal",),
        "public_website": ("website", "web page"),
        "telehealth_platform": ("telehealth", "telemedicine", "video visits", "video platform"),
        "cloud_tenant": ("Microsoft 365", "Office 365", "M365", "O365", "Google Workspace", "G Suite"),
        "workforce_accounts": ("user accounts", "logins", "accounts"),
        "reception_workstation": ("front desk PC", "front desk computer", "reception PC", "reception computer"),
        "exam_room_workstation": ("exam room PC", "exam room computer", "exam PC", "treatment room PC"),
        "office_workstation": (
            "workstation",
            "PC",
            "desktop",
            "desktop PC",
            "desktop computer",
            "computer",
            "office PC",
            "back office PC",
            "Mac",
            "iMac",
            "all-in-one",
            "thin client",
        ),
        "legacy_workstation": ("old PC", "old computer", "Windows 7 PC", "Windows XP PC", "unsupported PC"),
        "imaging_workstation": ("reading workstation", "PACS workstation", "x-ray PC"),
        "home_workstation": ("home PC", "home computer"),
        "laptop": ("notebook", "laptop computer", "MacBook", "Chromebook", "ultrabook"),
        "tablet": ("iPad", "kiosk", "check-in kiosk"),
        "smartphone_practice": (
            "phone",
            "smartphone",
            "cell phone",
            "cell",
            "mobile",
            "mobile phone",
            "iPhone",
            "work phone",
        ),
        "smartphone_personal": ("personal phone", "own phone", "BYOD phone", "BYOD"),
        "application_server": ("server", "database server", "app server", "SQL server"),
        "file_server": ("NAS", "file share", "network drive", "shared drive"),
        "interface_engine": ("interface", "lab interface", "HL7 interface"),
        "office_network": ("router", "firewall", "switch", "modem", "network", "LAN"),
        "wireless_network": ("Wi-Fi", "wireless", "access point", "WAP", "WLAN"),
        "remote_access": ("VPN", "remote desktop", "RDP"),
        "home_network": ("home router", "home Wi-Fi"),
        "imaging_device": ("x-ray", "ultrasound", "CT", "MRI", "scanner (imaging)", "panoramic x-ray"),
        "lab_device": ("analyzer", "lab analyzer", "point-of-care tester"),
        "monitor_device": ("ECG", "EKG", "vitals monitor", "patient monitor", "spirometer"),
        "remote_monitoring_kit": ("wearable", "remote monitoring", "RPM kit"),
        "copier_printer": ("printer", "copier", "scanner", "MFP", "multifunction printer", "photocopier"),
        "portable_media": (
            "USB",
            "USB stick",
            "USB drive",
            "thumb drive",
            "flash drive",
            "CD",
            "DVD",
            "external drive",
        ),
        "backup_media": ("backup drive", "backup disk", "backup tape", "tape", "on-site backup"),
        "data_export": ("export", "report file"),
        "retired_equipment": ("retired computer", "old hard drive", "old drives"),
        "paper_charts": ("paper", "paper chart", "charts", "paper records"),
        "archived_charts": ("archive", "archived chart", "stored charts", "old charts"),
        "sign_in_sheets": ("sign-in sheet", "printed schedule"),
        "outgoing_mail": ("letters", "postal mail"),
        "compliance_records": ("policies", "training records"),
        "email_service": ("e-mail", "mailbox", "Gmail", "Outlook", "Exchange"),
        "messaging": ("texting", "text messaging", "secure messaging", "SMS"),
        "phone_system": ("desk phone", "VoIP", "landline", "voicemail", "telephone", "PBX"),
        "fax": ("fax machine", "eFax", "online fax"),
        "smart_speaker_camera": ("smart speaker", "camera", "Alexa", "security camera"),
        "cloud_storage": ("OneDrive", "Dropbox", "Google Drive", "SharePoint", "Box"),
        "personal_cloud": ("iCloud", "personal Dropbox"),
        "cloud_backup": ("online backup", "backup service", "off-site backup"),
        "records_vendor": ("records storage", "records company"),
        "billing_vendor": ("billing company", "billing service", "clearinghouse"),
        "answering_scribe_service": ("answering service", "transcription", "transcription service"),
        "it_provider": ("IT company", "MSP", "IT support", "managed service provider"),
        "office_premises": ("office", "premises", "building"),
        "reception_area": ("reception", "waiting room"),
        "equipment_room": ("server room", "server closet", "IT closet"),
        "home_office": (),
        "whole_practice": ("practice",),
        "ai_assistant": ("AI", "chatbot", "ChatGPT", "Copilot"),
        "ai_scribe": ("ambient scribe",),
    }
)
"""What people call each kind of asset, beside its label. Our list: one that is left out is refused, never guessed."""
