"""A believable practice's analysis, drawn from the published catalogs without the engine: 40 assets, 15 vendors."""

from datetime import date
from itertools import cycle, islice
from typing import Any

from api.domain.editions import checksum, published, read
from api.domain.snapshots import (
    FORMAT,
    Analysis,
    Appetite,
    AssetLine,
    Changed,
    ConsideredLine,
    ContradictionLine,
    DecisionLine,
    EditionUsed,
    ElementLine,
    FactorLine,
    FlowLine,
    GapLine,
    MethodUsed,
    PracticeLine,
    RatingLine,
    ResponseLine,
    RiskLine,
    SafeguardLine,
    Scale,
    Signature,
    SiteLine,
    SourceLine,
    TaskLine,
    VendorLine,
)

MAIN, NORTH, STORE = "Maple Street office", "North Clinic", "Records storage, Unit 12"

ASSETS = """
Cloud EHR|ehr_cloud|application||Bluefield EHR, Inc.|yes|yes|Dana Whitfield|1
Practice e-mail|email_service|application||Northwind Office Suite|yes|yes|Luis Ortega|1
Patient portal|patient_portal|application||Bluefield EHR, Inc.|yes|yes|Dana Whitfield|1
Electronic prescribing|eprescribing_system|application||Bluefield EHR, Inc.|yes|yes|Dr. Priya Raman|1
Billing system|billing_system|application||Keystone Medical Billing LLC|yes|yes|Renee Park|1
Scheduling|scheduling_system|application||Bluefield EHR, Inc.|yes|yes|Renee Park|1
Telehealth visits|telehealth_platform|application||ClearView Visits|yes|yes|Dana Whitfield|1
Shared cloud folders|cloud_storage|application||Northwind Office Suite|yes|yes|Luis Ortega|1
Cloud backup|cloud_backup|application||Harbor Backup|yes|yes|Luis Ortega|1
Staff texting|messaging|application||TeamTalk Health|yes|yes|Dana Whitfield|1
Practice website|public_website|application||Riverbend Web Studio|no|not_applicable|Renee Park|1
Front desk computer 1|reception_workstation|device|Front desk||yes|yes|Renee Park|1
Front desk computer 2|reception_workstation|device|Front desk||yes|yes|Renee Park|1
North front desk computer|reception_workstation|device|Front desk, North Clinic||yes|no|Renee Park|1
Exam room computers|exam_room_workstation|device|Exam rooms 1 to 6||yes|yes|Dana Whitfield|6
North exam room computers|exam_room_workstation|device|Exam rooms A to C||yes|unknown|Dana Whitfield|3
Billing office computer|office_workstation|device|Back office||yes|yes|Renee Park|1
Manager's computer|office_workstation|device|Back office||yes|yes|Dana Whitfield|1
Old X-ray viewing computer|legacy_workstation|device|X-ray room||yes|no|Luis Ortega|1
Physicians' laptops|laptop|device|Taken home||yes|yes|Dr. Priya Raman|3
Nurse practitioner's laptop|laptop|device|Taken home||yes|unknown|Tomás Delgado|1
Check-in tablets|tablet|device|Front desk||yes|yes|Renee Park|4
On-call phone|smartphone_practice|device|With the physician on call||yes|yes|Dr. Priya Raman|1
Staff members' own phones|smartphone_personal|device|With their owners||yes|unknown|Dana Whitfield|9
File server|file_server|device|Network closet||yes|no|Luis Ortega|1
Office network|office_network|network|Network closet||no|not_applicable|Luis Ortega|1
Wireless network|wireless_network|network|Whole office||no|yes|Luis Ortega|1
Remote access|remote_access|network|Network closet||no|yes|Luis Ortega|1
North Clinic network|office_network|network|Supply room||no|not_applicable|Luis Ortega|1
ECG machine|monitor_device|medical_device|Exam room 2||yes|no|Tomás Delgado|1
Ultrasound|imaging_device|medical_device|Imaging room||yes|unknown|Tomás Delgado|1
Point-of-care lab analyzer|lab_device|medical_device|Lab corner||yes|no|Tomás Delgado|1
Copier and scanner|copier_printer|device|Hallway||yes|unknown|Renee Park|1
Fax line and fax inbox|fax|device|Back office||yes|no|Renee Park|1
Phone system|phone_system|device|Network closet|Tri-County Voice|unknown|unknown|Renee Park|1
External backup drive|backup_media|media|Safe, back office||yes|yes|Luis Ortega|2
USB drives|portable_media|media|Desk drawer, billing||unknown|no|Renee Park|5
Current paper charts|paper_charts|paper|Chart room||no|not_applicable|Renee Park|1
Archived paper charts|archived_charts|paper|Unit 12||no|not_applicable|Renee Park|1
Sign-in sheets|sign_in_sheets|paper|Front desk||no|not_applicable|Renee Park|1
"""

VENDORS = """
Bluefield EHR, Inc.|Electronic health record, portal and prescribing|yes|on_file|2023-02-14|
Northwind Office Suite|E-mail, calendar and shared folders|yes|on_file|2024-06-03|
Keystone Medical Billing LLC|Claims and patient statements|yes|on_file|2022-09-01|2027-08-31
ClearView Visits|Telehealth video|yes|on_file|2023-11-20|
Harbor Backup|Off-site copies of the file server|yes|on_file|2024-01-09|
TeamTalk Health|Secure texting between staff|yes|on_file|2025-03-17|
Tri-County Voice|Phone system and voicemail|unknown|unknown||
Summit IT Partners|Computers, network and support|yes|on_file|2021-05-10|2026-05-09
Riverbend Web Studio|Website and online forms|yes|missing||
Gateway Clearinghouse|Claims clearinghouse|yes|on_file|2022-09-01|
SafeShred Mobile|Shredding of paper records|yes|on_file|2020-10-05|
NightLine Answering|After-hours answering service|yes|missing||
Lakeside Cleaning|Evening cleaning|no|not_needed||
Heritage Storage|Storage unit for archived charts|no|not_needed||
Orchard Accounting|Payroll and bookkeeping|no|not_needed||
"""

FLOWS = """
Claims to the clearinghouse|Billing system|Gateway Clearinghouse|interface|yes
Nightly copy of the file server|File server|Harbor Backup|internet|yes
Lab results from the reference lab|Reference laboratory|Cloud EHR|interface|yes
Referral letters|Fax line and fax inbox|Other practices|fax|no
Statements|Billing system|Keystone Medical Billing LLC|internet|yes
ECG tracings to the chart|ECG machine|Cloud EHR|usb_drive|no
Appointment requests|Practice website|Practice e-mail|e_mail|unknown
After-hours messages|NightLine Answering|On-call phone|text_message|no
Telehealth visits|Telehealth visits|Patients|internet|yes
"""

ANSWERS = (
    (
        "verified",
        "Yes, for everyone, and we looked at the settings within the last year",
        "Screenshot filed on March 2.",
    ),
    ("in_place", "Yes, for everyone", ""),
    ("partly", "Some of us have it", "The North Clinic is still missing."),
    ("no", "No, not yet", ""),
    ("in_place", "Yes, and it is written down", ""),
    ("dont_know", "We don't know", "Summit IT Partners has been asked."),
    ("verified", "Yes, and we tested it", "Tested on August 18."),
    ("not_applicable", "This does not apply to us", "Nobody here works from a home office for more than e-mail."),
)

STEPS = ("very_low", "low", "moderate", "high", "very_high")


def sample(risks: int = 60, status: str = "final", name: str = "Maple Street Family Medicine") -> Analysis:
    """An analysis with as many risks as asked; the same arguments give the same value."""
    pairs = _newest("threats")["pair"]
    method = _method()
    final = status == "final"
    return Analysis(
        format=FORMAT,
        id="0f2a1c7e-4b7a-4c51-9a53-2f1b7f5a9d10",
        number=4,
        status=status,
        on="2026-11-20",
        purpose=(
            f"An accurate and thorough look at what could harm the confidentiality, integrity or availability of the electronic "
            f"protected health information that {name} holds, as 45 CFR 164.308(a)(1)(ii)(A) requires"
        ),
        practice=PracticeLine(
            name=name,
            kind="medical",
            people=14,
            time_zone="America/Chicago",
            facts=(
                "A family medicine practice with two physicians and a nurse practitioner.",
                "The chart lives in a cloud EHR; a file server in the office still holds scans from before 2023.",
                "Some people work from home, and staff use their own phones for schedules.",
                "Summit IT Partners looks after computers and network.",
            ),
        ),
        prepared_by=Signature("Dana Whitfield", "security_official", "2026-11-20T21:12:00Z"),
        approved_by=Signature("Dr. Priya Raman", "owner", "2026-11-22T20:04:00Z") if final else Signature("", "", ""),
        next_review_on="2027-05-20",
        method=method,
        appetite=Appetite(
            "low",
            "We leave low risks as they are and look at them again at the next review. Everything above gets a person and a date.",
            "Dr. Priya Raman" if final else "",
            "2026-11-10" if final else "",
        ),
        editions=tuple(_edition(each) for each in ("security_rule", "threats", "asset_types", "nist_sp_800_30_r1")),
        changes_since="3",
        changes=tuple(_changes()),
        sites=(SiteLine(MAIN, "office", 30), SiteLine(NORTH, "office", 9), SiteLine(STORE, "storage", 1)),
        assets=tuple(_assets()),
        vendors=tuple(VendorLine(*line.split("|")) for line in VENDORS.strip().splitlines()),
        flows=tuple(FlowLine(*line.split("|")) for line in FLOWS.strip().splitlines()),
        safeguards=tuple(_safeguards(pairs)),
        risks=tuple(_risk(number, pair, method) for number, pair in enumerate(islice(cycle(pairs), risks), 1)),
        considered=tuple(_considered(pair) for pair in pairs[60:90]),
        gaps=tuple(_gaps()),
        tasks=tuple(_tasks(pairs)),
        contradictions=(
            ContradictionLine(
                "vendors.agreements.all",
                "164.308(b)(1)",
                "An answer says that every vendor that handles PHI has signed an agreement, but none is on file for Riverbend Web "
                "Studio and NightLine Answering. Either the answer or the two records need correcting.",
            ),
            ContradictionLine(
                "systems.supported",
                "164.308(a)(5)(ii)(B)",
                "An answer says that every computer still gets security updates, but the Old X-ray viewing computer is recorded as "
                "no longer supported.",
            ),
        ),
        elements=tuple(_elements(final)),
        sources=(
            SourceLine("45 CFR Part 164, Subpart C", "The Security Rule as in force since March 26, 2013"),
            SourceLine("Guidance on Risk Analysis, OCR", "Names the nine elements of a risk analysis"),
            SourceLine("NIST SP 800-30 Revision 1", "Tables G-5 and I-2; the words for the steps are our own"),
            SourceLine("List of threats and vulnerabilities", "Our own list; starting values are advice, not a rule"),
        ),
    )


def empty(status: str = "draft") -> Analysis:
    """A practice that has only just been created."""
    nobody = Signature("", "", "")
    return Analysis(
        format=FORMAT,
        id="1",
        number=1,
        status=status,
        on="2026-11-22",
        purpose="The risk analysis of 45 CFR 164.308(a)(1)(ii)(A)",
        practice=PracticeLine("Quiet Harbor Therapy", "therapy", 1, "America/New_York", ()),
        prepared_by=nobody,
        approved_by=nobody,
        next_review_on="",
        method=MethodUsed("own", "A method not yet chosen", "", "", (), (), (), (), ""),
        appetite=Appetite("", "", "", ""),
        editions=(),
        changes_since="",
        changes=(),
        sites=(),
        assets=(),
        vendors=(),
        flows=(),
        safeguards=(),
        risks=(),
        considered=(),
        gaps=(),
        tasks=(),
        contradictions=(),
        elements=(),
        sources=(),
    )


def _newest(catalog: str) -> dict[str, Any]:
    return read(catalog, published(catalog)[-1])


def _edition(catalog: str) -> EditionUsed:
    day: date = published(catalog)[-1]
    return EditionUsed(catalog, day.isoformat(), checksum(catalog, day))


def _method() -> MethodUsed:
    grid = _newest("nist_sp_800_30_r1")["grid"]
    return MethodUsed(
        id="nist-sp-800-30-r1",
        title="NIST SP 800-30 Revision 1, five by five",
        source="Guide for Conducting Risk Assessments, Tables G-5 and I-2",
        edition="2012-09-17",
        likelihoods=STEPS,
        impacts=STEPS,
        levels=STEPS,
        grid=tuple(Scale(step, tuple(grid[step])) for step in STEPS),
        how=(
            "Likelihood says how probable it is that the threat comes and does harm; it is found from how often the threat comes "
            "and how open the weakness is. Impact says how bad that would be for patients and for the practice"
        ),
    )


def _assets() -> list[AssetLine]:
    lines = []
    for line in ASSETS.strip().splitlines():
        name, kind, category, location, vendor, holds, encrypted, owner, count = line.split("|")
        site = NORTH if "North" in name + location else STORE if location == "Unit 12" else MAIN
        lines.append(
            AssetLine(
                name, kind, category, "", "" if vendor else site, location, holds, encrypted, owner, vendor, int(count)
            )
        )
    return lines


def _changes() -> list[Changed]:
    texts = (
        ("added", "The North Clinic opened in June 2026; nine assets were added"),
        ("added", "Vendor TeamTalk Health was added for texting between staff"),
        ("changed", "R-001 went from high to moderate: a second step at sign-in is now in place for e-mail"),
        ("changed", "R-017 went from moderate to high: the X-ray viewing computer no longer gets updates"),
        ("removed", "The old fax server was retired and its disk destroyed on April 9, 2026"),
        ("changed", "164.308(a)(7)(ii)(D) went from not met to met: a restore was tested on August 18, 2026"),
        ("added", "Nine staff members' own phones are now part of the inventory"),
        ("changed", "The agreement with Summit IT Partners ended on May 9, 2026"),
        ("changed", "The accepted level was lowered from moderate to low"),
        ("removed", "R-044 was closed: the video tool it was about is no longer used"),
    )
    return [Changed(*each) for each in texts]


def _safeguards(pairs: list[dict[str, Any]]) -> list[SafeguardLine]:
    lines = []
    for at, (pair, (grade, answer, note)) in enumerate(zip(pairs[:72], cycle(ANSWERS), strict=False)):
        name = str(pair["safeguards"][0])
        by, on = ("Dana Whitfield", "2026-11-04") if at % 3 else ("Luis Ortega", "2026-10-28")
        cited = tuple(pair["citations"][:2])
        lines.append(
            SafeguardLine(f"question-{at + 1}", name[0].upper() + name[1:], grade, answer, note, by, on, cited)
        )
    return lines


def _risk(number: int, pair: dict[str, Any], method: MethodUsed) -> RiskLine:
    exposed = [name for name, kind in _names() if kind in pair["asset_types"]] or ["The whole practice"]
    safer = number % 4
    inherent = _rated(method, pair["likelihood"], pair["impact"], -1)
    residual = _rated(method, pair["likelihood"], pair["impact"], safer)
    have = tuple(str(each) for each in pair["safeguards"][:safer])
    return RiskLine(
        number=f"R-{number:03}",
        title=pair["title"],
        pair=pair["id"],
        threat=pair["threat"],
        vulnerability=pair["vulnerability"],
        at_risk=tuple(pair["at_risk"]),
        group="",
        assets=tuple(exposed),
        citations=tuple(pair["citations"]),
        selected_because=(
            f"{exposed[0]} is recorded, and assets like it are exposed to this threat",
            f"An answer leaves this open: {pair['vulnerability'].lower()}",
        ),
        safeguards=have,
        missing=tuple(str(each) for each in pair["safeguards"][safer:]),
        questions=(f"question-{number % 72 + 1}",),
        factors=(
            FactorLine("threat", pair["likelihood"], "The starting value of our list for a small practice"),
            FactorLine(
                "vulnerability", "partly", "The answer to the question on this safeguard is that it is partly in place"
            ),
            FactorLine("impact", pair["impact"], "The starting value of our list; no asset here is marked as critical"),
        ),
        inherent=inherent,
        suggested=residual if number % 7 else _rated(method, pair["likelihood"], pair["impact"], 0),
        residual=residual,
        reason=""
        if number % 7
        else "Only two people use it, both were trained in September, and it holds one day of data at most",
        rated_by="Dana Whitfield",
        rated_on="2026-11-18",
        response=_response(number, residual.level),
    )


def _names() -> list[tuple[str, str]]:
    lines = [line.split("|") for line in ASSETS.strip().splitlines()]
    return [(line[0], line[1]) for line in lines]


def _rated(method: MethodUsed, likelihood: str, impact: str, safer: int) -> RatingLine:
    row = max(STEPS.index(likelihood) + 1 - safer, 0)
    row = min(row, len(STEPS) - 1)
    column = STEPS.index(impact)
    return RatingLine(STEPS[row], impact, method.grid[row].levels[column])


def _response(number: int, level: str) -> ResponseLine:
    if level in {"very_low", "low"}:
        reason = "At or below the accepted level; looked at again at the next review"
        return ResponseLine("accept", reason, "Dana Whitfield", "", "Dr. Priya Raman", "2027-05-20", "open", ())
    if number % 23 == 0:
        return ResponseLine("", "", "", "", "", "", "open", ())
    if number % 11 == 0:
        reason = "The work moves to the vendor, whose contract makes it answerable for it"
        return ResponseLine(
            "transfer", reason, "Renee Park", "2027-01-15", "Dr. Priya Raman", "", "open", ("Sign the new agreement",)
        )
    reason = "The missing safeguards are within reach and cost little"
    tasks = ("Turn on what is missing", "Show everyone how it works")
    return ResponseLine("mitigate", reason, "Luis Ortega", f"2027-0{number % 4 + 1}-15", "", "", "open", tasks)


def _considered(pair: dict[str, Any]) -> ConsideredLine:
    because = "The safeguard that removes the weakness is in place and was checked this year"
    return ConsideredLine(pair["id"], pair["threat"], pair["vulnerability"], "low", pair["impact"], "low", because)


def _gaps() -> list[GapLine]:
    statuses = cycle(("met", "met", "partly", "met", "not_met", "met", "unknown", "met", "not_applicable"))
    lines = []
    for item in (each for each in _newest("security_rule")["item"] if each["counted"]):
        status, decision = next(statuses), None
        if item.get("designation") == "addressable" and status == "not_met":
            status = "alternative"
            decision = DecisionLine(
                "alternative",
                "The North Clinic has three rooms and one door that staff can see at all times",
                "The front desk lets visitors in and notes name and time in a book",
                "Dr. Priya Raman",
                "2026-11-12",
            )
        reasons = {
            "met": ("Every answer that bears on it says that it is in place",),
            "partly": ("It is in place at Maple Street", "The North Clinic is still missing"),
            "not_met": ("The answer is no", "A task is planned"),
            "unknown": ("Nobody has answered yet",),
            "not_applicable": ("The practice has no clearinghouse and none is part of it",),
            "alternative": ("An alternative is documented",),
        }[status]
        lines.append(
            GapLine(
                item["citation"],
                item.get("parent", ""),
                item["kind"],
                item["title"],
                item["safeguard"],
                item.get("designation", ""),
                status,
                reasons,
                decision,
            )
        )
    return lines


def _tasks(pairs: list[dict[str, Any]]) -> list[TaskLine]:
    states = cycle(("open", "open", "started", "done", "verified", "open"))
    return [
        TaskLine(
            f"Set up: {pair['safeguards'][-1]}",
            "it" if at % 2 else "security_officer",
            f"2027-0{at % 6 + 1}-10",
            15 + 15 * (at % 4),
            next(states),
            (f"R-{at + 1:03}",),
        )
        for at, pair in enumerate(pairs[:36])
    ]


def _elements(final: bool) -> list[ElementLine]:
    titles = (
        "Scope of the analysis",
        "Data collection",
        "Threats and vulnerabilities",
        "Current security measures",
        "Likelihood of threat occurrence",
        "Potential impact",
        "Level of risk and corrective actions",
        "Documentation",
        "Periodic review",
    )
    lacking = {
        4: ("Six questions about safeguards are not answered yet", "Say for each of them what is in place"),
        8: ("Nobody has approved the accepted level",),
    }
    return [
        ElementLine(number, title, final or number not in lacking, () if final else lacking.get(number, ()))
        for number, title in enumerate(titles, 1)
    ]
