"""A notice from facts to what hangs on the wall: nothing missing, nothing in the past, every version kept."""

from datetime import date, timedelta
from typing import Any

import pytest

from api.db.notices import Notice, NoticeFields
from api.db.people import Person
from api.domain.roles import Role
from tests.bodies import NOTICE
from tests.contract import Client
from tests.days import TODAY
from tests.documents.reading import ARCHIVAL, letters, pages, standards, text_of
from tests.notices import approve, at, begin, in_effect, printed, read, send, tell

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def owner(sign_in: Any) -> Client:
    client: Client = sign_in()
    return client


def said(told: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {each["id"]: each for section in told["sections"] for each in section["parts"]}


def test_a_first_draft_knows_what_the_practice_told_and_names_the_rest(owner, keep):
    keep(owner, Person(name="Ben Ito", duties=["privacy_official"]), website=True, asked=["website"])

    draft = begin(owner)

    facts = {name: value for name, value in draft["facts"].items() if value}
    assert facts == {"website": "yes", "contact": "our privacy official"}
    assert (draft["number"], draft["state"], draft["effective_on"]) == (1, "draft", None)
    missing = {each["fact"] for each in draft["missing"]}
    asked = {each["id"] for each in draft["asks"] if not each["optional"]}
    assert missing == asked - {"website", "contact"}
    assert "Ben Ito" not in str(draft)
    waiting = said(draft)["complaints"]
    assert (waiting["text"], waiting["lacks"]) == ("", ["complaint_address", "contact_phone"])


def test_what_nobody_was_asked_is_not_taken_from_the_practice(owner):
    assert {name: value for name, value in begin(owner)["facts"].items() if value} == {}


def test_a_draft_goes_on_until_nothing_is_missing_and_is_then_approved(owner):
    begin(owner)
    refused = approve(owner)
    assert (refused.status_code, refused.json()["detail"]) == (422, "It cannot be approved yet. Nothing was changed.")
    assert ["facts", "contact"] in [fault["at"] for fault in refused.json()["faults"]]

    told = tell(owner)
    assert told["missing"] == []
    answer = approve(owner)

    done = answer.json()
    me = owner.get("/v1/me").json()["name"]
    assert (done["state"], done["approved_by"], done["approved_role"]) == ("effective", me, "owner")
    assert (done["effective_on"], done["ended_on"], done["keep_until"]) == (str(TODAY), None, None)
    assert len(done["sha256"]) == 64
    assert "our privacy official, 12 Maple Street, Springfield" in said(done)["complaints"]["text"]
    assert done == read(owner)


@pytest.mark.parametrize(
    ("changes", "fact"),
    [
        ({"effective_on": str(TODAY - timedelta(days=1))}, "effective_on"),
        ({"effective_on": None}, "effective_on"),
        ({"counsel": "Ask [name]."}, "counsel"),
        ({"part2": "yes"}, "part2_limits"),
        (
            {"ohca": "yes", "joint": "yes", "entities": ["Lake"], "sites": ["Here"], "shares": "yes", "agreed": "no"},
            "agreed",
        ),
    ],
)
def test_nothing_half_done_is_approved(owner, changes, fact):
    begin(owner)
    tell(owner, **changes)

    refused = approve(owner)

    assert refused.status_code == 422
    assert [fault["at"] for fault in refused.json()["faults"]] == [["facts", fact]]
    assert read(owner)["state"] == "draft"


def test_a_new_version_takes_the_place_of_the_old_one_which_is_kept(owner):
    in_effect(owner)
    begun = begin(owner)
    assert (begun["number"], begun["facts"]["contact"], begun["facts"]["effective_on"]) == (
        2,
        "our privacy official",
        None,
    )
    late = tell(owner, 2, effective_on=str(TODAY))
    assert late["missing"] == []
    refused = approve(owner, 2)
    assert refused.json()["faults"] == [{"at": ["facts", "effective_on"], "message": f"Choose a day after {TODAY}."}]

    tomorrow = TODAY + timedelta(days=1)
    changed = tell(owner, 2, effective_on=str(tomorrow), exchange="yes", reminders="no", contact="the office manager")
    marks = {each["id"]: each["mark"] for each in changed["differences"]}
    assert (marks["exchange"], marks["reminders"], marks["contact"], marks["sale"]) == (
        "added",
        "removed",
        "changed",
        "same",
    )
    runs = next(each["runs"] for each in changed["differences"] if each["id"] == "contact")
    assert [(run["mark"], run["text"]) for run in runs][1:3] == [
        ("removed", "our privacy official,"),
        ("added", "the office manager,"),
    ]
    assert approve(owner, 2).json()["state"] == "approved"
    first, second = (read(owner, number) for number in (1, 2))
    assert (first["state"], first["ended_on"]) == ("effective", None)
    assert first["differences"] == []
    assert second["differences"] == changed["differences"]


def test_a_version_that_is_over_says_until_when_it_is_kept(owner, keep):
    done = in_effect(owner)
    long_ago = TODAY - timedelta(days=400)
    with_rows(owner, keep, long_ago)
    lines = owner.get(f"{owner.here}/notices").json()["items"]

    assert [(line["number"], line["state"]) for line in lines] == [(2, "superseded"), (1, "effective")]
    assert (lines[0]["ended_on"], lines[0]["keep_until"]) == (str(TODAY), str(six_years_on(TODAY)))
    assert done["keep_until"] is None


def with_rows(client: Client, keep: Any, on: date) -> None:
    """A version of long ago, by its row: none can be approved for a day that has passed."""
    facts = NoticeFields.model_validate(NOTICE).model_dump(mode="json")
    row = Notice(number=2, stage="approved", edition=TODAY, facts=facts, started_on=on, effective_on=on)
    keep(client, row)


def six_years_on(day: date) -> date:
    return date(day.year + 6, 3, 1) if (day.month, day.day) == (2, 29) else day.replace(year=day.year + 6)


def test_what_was_approved_is_never_changed_nor_given_up(owner):
    done = in_effect(owner)
    for answer in (send(owner, "PUT", body=NOTICE), send(owner, "DELETE"), approve(owner)):
        assert (answer.status_code, answer.json()["type"]) == (409, "/problems/conflict")
    assert read(owner) == done


def test_there_is_one_draft_at_a_time_and_it_can_be_given_up(owner):
    begin(owner)
    assert owner.post(f"{owner.here}/notices").status_code == 409
    assert send(owner, "DELETE").status_code == 204
    assert owner.get(at(owner)).status_code == 404
    assert begin(owner)["number"] == 1


def test_how_it_is_given_is_told_for_the_ways_that_apply(owner):
    in_effect(owner)
    ways = {each["id"]: each["since"] for each in read(owner)["provisions"]}
    assert ways == dict.fromkeys(["request", "first_service", "emergency", "copies", "posted", "website"])

    given = [{"id": "posted", "since": str(TODAY)}, {"id": "website", "since": str(TODAY - timedelta(days=3))}]
    answer = send(owner, "PUT", rest="/provisions", body={"given": given})

    told = {each["id"]: each["since"] for each in answer.json()["provisions"] if each["since"]}
    assert told == {"posted": str(TODAY), "website": str(TODAY - timedelta(days=3))}
    again = send(owner, "PUT", rest="/provisions", body={"given": given[:1]})
    assert [each["id"] for each in again.json()["provisions"] if each["since"]] == ["posted"]


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ([{"id": "electronic", "since": str(TODAY)}], ["body", "given", 0, "id"]),
        ([{"id": "posted", "since": str(TODAY)}, {"id": "posted", "since": str(TODAY)}], ["body", "given", 1, "id"]),
        ([{"id": "posted", "since": str(TODAY + timedelta(days=1))}], ["body", "given", 0, "since"]),
    ],
)
def test_a_way_that_is_none_of_it_or_has_not_come_is_refused(owner, given, fault):
    in_effect(owner)
    answer = send(owner, "PUT", rest="/provisions", body={"given": given})
    assert (answer.status_code, [each["at"] for each in answer.json()["faults"]]) == (422, [fault])


def test_a_draft_is_given_to_nobody(owner):
    begin(owner)
    assert send(owner, "PUT", rest="/provisions", body={"given": []}).status_code == 409
    form = printed(owner, kind="form")
    assert (form.status_code, form.json()["type"]) == (409, "/problems/conflict")


def test_a_practice_that_has_changed_is_told_to_write_a_new_notice(owner, keep):
    in_effect(owner)
    assert read(owner)["outgrown"] == []

    keep(owner, name="Oak Street Family Medicine", website=False, asked=["website"])

    told = read(owner)
    assert [each[:21] for each in told["outgrown"]] == ["It names the practice", "It was written with “"]
    assert "Oak Street" not in str(told["sections"])


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_the_notice_is_printed_word_for_word_as_it_was_approved(owner, keep, kind):
    done = in_effect(owner, counsel="Results of minors are theirs.\nOurs to keep.")
    first = printed(owner, kind=kind)
    keep(owner, name="Oak Street Family Medicine")

    answer = printed(owner, kind=kind)

    assert answer.content == first.content
    assert answer.headers["content-type"] == (WORD if kind == "docx" else PDF)
    text = letters(text_of(answer.content) if kind == "docx" else " ".join(pages(answer.content)))
    assert letters(done["header"]) in text
    sentences = [each for part in said(done).values() for each in part["text"].split(". ")]
    broken = [each for each in sentences if letters(each) not in text]
    assert len(broken) <= (0 if kind == "docx" else len(pages(answer.content)) - 1), "one a page may be torn by its end"
    assert "DRAFT" not in text
    if kind == "pdf":
        assert standards(answer.content) == ARCHIVAL
        assert len(pages(answer.content)) <= 5


def test_a_draft_on_paper_says_that_it_is_one_and_what_is_open(owner):
    begin(owner)
    tell(owner, contact_phone="")
    text = letters(" ".join(pages(printed(owner).content)))
    assert "DRAFT" in text
    assert letters("At which phone number?") in text
    assert letters("Still open") in text


def test_the_form_is_one_page_with_lines_and_nobodys_name(owner):
    in_effect(owner)
    answer = printed(owner, kind="form")
    assert answer.headers["content-disposition"].endswith('-receipt-of-notice-1.pdf"')
    found = pages(answer.content)
    assert len(found) == 1
    for label in ("Signature", "Code of our record", "Why it was not signed", "Emergency"):
        assert letters(label) in letters(found[0])
    assert standards(answer.content) == ARCHIVAL


def test_only_management_approves_and_staff_only_reads(owner, sign_in):
    begin(owner)
    tell(owner)
    for role, status in ((Role.PRIVACY_OFFICER, 403), (Role.STAFF, 403), (Role.MANAGER, 200)):
        assert approve(sign_in(role, owner.practice_id)).status_code == status, role
    staff = sign_in(Role.STAFF, owner.practice_id)
    assert printed(staff).status_code == 200
    assert staff.post(f"{owner.here}/notices").status_code == 403


def test_more_versions_take_no_more_queries_to_read_one(owner, queries, keep):
    in_effect(owner)
    queries.clear()
    read(owner)
    one = len(queries)
    for number in range(2, 6):
        keep(owner, _old(number))
    queries.clear()
    read(owner, 5)
    assert len(queries) == one


def _old(number: int) -> Any:
    return Notice(number=number, edition=TODAY, started_on=TODAY)
