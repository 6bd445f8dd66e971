"""The plans print from the record, with a line to fill in where it says nothing; who read them through is kept."""

from datetime import timedelta
from io import BytesIO

from pypdf import PdfReader

from tests.bodies import Story
from tests.contract import Client
from tests.days import TODAY
from tests.shelves import faults, lives

GIVEN = {"plan": "contingency", "reviewed_on": str(TODAY), "reviewed_by": "Ann Ode"}


NEVER_TESTED = {"what": "never_tested", "text": "No drill has tested this plan.", "asset_id": None}
UNTESTED = {"tested_on": None, "tested_by_script": "", "test_due_on": None, "test_because": "No drill is on record."}


def pages(client: Client, which: str) -> list[str]:
    answer = client.get(f"{client.here}/plans/{which}/document")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf"), answer.text
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(answer.content)).pages]


def test_a_review_of_a_plan_lives(story: Story) -> None:
    later = GIVEN | {"plan": "incident_response", "changes": "A new number.", "next_on": str(TODAY + timedelta(90))}
    lives(story, "plans/reviews", "PlanReview", GIVEN, {**GIVEN, "changes": "", "next_on": None}, later)


def test_what_cannot_be_so_is_refused_and_the_reader_is_whoever_writes_it_down(story: Story) -> None:
    body = {"plan": "contingency", "reviewed_on": str(TODAY + timedelta(1)), "next_on": str(TODAY)}
    assert [at for _, at in faults(story, "plans/reviews", body)] == ["reviewed_on", "next_on"]
    made = story.make("create_plan_review", reviewed_by="")
    assert made["reviewed_by"] == story.owner.get("/v1/me").json()["name"]


def test_the_plans_say_what_they_leave_blank_until_it_is_told(story: Story) -> None:
    owner, url = story.owner, f"{story.owner.here}/plans"
    chart = story.make("create_asset", name="Chart", critical=True)
    story.make("create_person", name="Ann Ode", duties=["security_official", "privacy_official"])
    told = owner.get(url).json()
    asked = ["hours", "backup", "backup_where", "restored_by", "without", "emergency_access"]
    contingency, incidents = told["plans"]
    assert [(each["what"], each["asset_id"]) for each in contingency["missing"]] == [
        ("system", chart["id"]),
        ("never_reviewed", None),
        ("never_tested", None),
    ]
    assert incidents == {
        "plan": "incident_response",
        "title": "Incident response plan",
        "citation": "164.308(a)(6)(i)",
        "missing": [
            {"what": "never_reviewed", "text": "Nobody has read this plan through and said so.", "asset_id": None},
            NEVER_TESTED,
        ],
        "reviewed_on": None,
        "reviewed_by": "",
        "review_due_on": None,
        "because": "No review is on record.",
        **UNTESTED,
    }
    words = {each: f"Say {each}." for each in asked if each != "hours"}
    owner.put(f"{owner.here}/recoveries/{chart['id']}", json={"hours": 8, **words}).raise_for_status()
    owner.post(f"{url}/reviews", json=GIVEN).raise_for_status()
    assert owner.get(url).json()["plans"][0] == {
        "plan": "contingency",
        "title": "Contingency plan",
        "citation": "164.308(a)(7)(i)",
        "missing": [NEVER_TESTED],
        "reviewed_on": str(TODAY),
        "reviewed_by": "Ann Ode",
        "review_due_on": str(TODAY + timedelta(365)),
        "because": "Once a year is our advice; the rule names no interval.",
        **UNTESTED,
    }
    owner.post(f"{owner.here}/drills", json={"on": str(TODAY), "script": "ransomware", "plan": "contingency"})
    printed = " ".join(pages(owner, "contingency"))
    assert all(word in printed for word in (*words.values(), "8 hours", "Ann Ode", "Form: Phone messages"))
    assert "Still open" not in printed


def test_the_contingency_plan_fits_on_a_few_pages_and_shows_what_is_blank(story: Story) -> None:
    vendor = story.make("create_vendor", name="Chartwell")
    for place in range(6):
        story.make("create_asset", name=f"System {place}", vendor_id=vendor["id"])
    found = pages(story.owner, "contingency")
    assert len(found) <= 12
    text = " ".join(found)
    assert all(
        word in text for word in ("Still open", "vendor: Chartwell", "____", "Cyber insurer", "164.310(a)(2)(i)")
    )
    assert len(pages(story.owner, "forms")) <= 6


def test_the_incident_plan_names_steps_deadlines_and_the_law_of_the_state_as_written_down(story: Story) -> None:
    story.make("create_overlay")
    overlay = story.owner.get(f"{story.owner.here}/overlays").json()["items"][0]
    text = " ".join(pages(story.owner, "incident-response"))
    said = ("Malware or ransomware", "ocrportal.hhs.gov", "164.408(c)", "ic3.gov", overlay["source"])
    assert [word for word in said if word not in text] == []


def test_a_longer_record_takes_no_more_queries(story: Story, queries: list[str]) -> None:
    def asked() -> int:
        queries.clear()
        story.owner.get(f"{story.owner.here}/plans").raise_for_status()
        return len(queries)

    for room in ("asset", "person", "vendor", "site", "plan_review", "drill"):
        story.make(f"create_{room}")
    few = asked()
    for room in ("asset", "person", "vendor", "site", "plan_review", "drill"):
        story.make(f"create_{room}")
    assert asked() == few
