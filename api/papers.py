"""Which papers does the sample practice put in order? Who is in charge, policies, the notice, courses, a sanction."""

from api.acts import Stage, Told
from api.db import notices as notice_rows
from api.db import policies as policy_rows
from api.db import versions as version_rows
from api.db.attestations import Attestation
from api.db.particulars import Particular, by_name
from api.db.policies import Policy
from api.db.signings import Signing
from api.db.versions import Version
from api.domain.matching import Here
from api.domain.policies import library_on
from api.domain.roles import Role
from api.domain.signings import papers_on
from api.promises import held, here
from api.routers import breaches, courses, designations, incidents, notices, particulars, policies, sanctions, versions

WRITER, APPROVER = Role.SECURITY_OFFICER, Role.OWNER


def put_in_order(stage: Stage) -> None:
    """In the order in which it would have happened."""
    _designate(stage)
    _tell(stage)
    policies.draft_library(stage.work(WRITER, stage.told["policies"]["drafted"]))
    for told in stage.told["approval"]:
        _approve(stage, told)
    _change_mind(stage)
    _publish(stage)
    _train(stage)
    _attest(stage)
    _sign(stage)
    for told in stage.told["sanction"]:
        body = sanctions.SanctionIn.model_validate(stage.values(told, "day"))
        sanctions.create_sanction(stage.work(APPROVER, told["day"]), body)
    for told in stage.told["incident"]:
        _respond(stage, told)


def _respond(stage: Stage, told: Told) -> None:
    """What went wrong, how it was assessed for a breach, and how it ended."""
    body = incidents.IncidentIn.model_validate(stage.values(told, "day", "assessed"))
    row = incidents.create_incident(stage.work(WRITER, told["day"]), body)
    assessed = stage.values(told["assessed"]) | {"incident_id": row.id}
    breaches.create_breach(stage.work(WRITER, told["day"]), breaches.BreachIn.model_validate(assessed))


def _designate(stage: Stage) -> None:
    for told in stage.told["designation"]:
        body = designations.DesignationIn.model_validate(stage.values(told, "day"))
        designations.create_designation(stage.work(APPROVER, told["day"]), body)


def _tell(stage: Stage) -> None:
    """What the policies state: the usual habit and our proposal, but for what is told otherwise or not yet."""
    told = stage.told["policies"]
    work = stage.work(WRITER, told["drafted"])
    library = library_on(work.today)
    for name, asked in library.particulars.items():
        value = told["values"].get(name, "yes" if asked.kind == "habit" else asked.suggest)
        if value and name not in told["untold"]:
            body = particulars.ParticularIn(value=value)
            particulars.fits(asked, body.value)
            by = {"told_by": work.caller.name, "told_on": work.today}
            stage.session.add(Particular.model_validate(body.model_dump() | {"name": name} | by))
    stage.session.flush()


def _approve(stage: Stage, told: Told) -> None:
    """Each policy named, without the statements that do not match practice, as somebody would leave them out."""
    day, wanted = told["day"], set(told["policies"])
    against = here(stage.work(WRITER, day))
    by_policy = version_rows.by_policy(stage.session)
    for policy in policy_rows.everyone(stage.session):
        if policy.template in wanted:
            _carry(stage, against, policy, by_policy[policy.id][-1], day)


def _carry(stage: Stage, against: Here, policy: Policy, draft: Version, day: int, *more: Told) -> None:
    work = stage.work(WRITER, day - 1, draft)
    so = {match.statement.id for match in held(against, draft) if match.matches}
    sections = [
        section | {"statements": [each for each in section["statements"] if each["id"] in so]}
        for section in draft.sections
    ]
    kept = [section for section in sections if section["statements"]]
    kept += [{"title": each["section"], "statements": [each["statement"]]} for each in more]
    if kept != draft.sections:
        versions.replace_version(work, policy.id, draft.number, versions.VersionIn.model_validate({"sections": kept}))
    stage.session.flush()
    versions.review_version(stage.work(WRITER, day - 1, draft), policy.id, draft.number)
    stage.session.flush()
    on = stage.work(APPROVER, day, draft)
    versions.approve_version(on, policy.id, draft.number, versions.ApprovalIn(effective_on=on.today))
    stage.session.flush()


def _change_mind(stage: Stage) -> None:
    """A second version takes the place of a first; and two habits are found to be otherwise than two policies say."""
    told = stage.told["policies"]
    row = next(each for each in policy_rows.everyone(stage.session) if each.template == told["again"])
    work = stage.work(WRITER, told["again_on"] - 1)
    versions.create_version(work, row.id)
    stage.session.flush()
    _carry(stage, here(work), row, version_rows.by_policy(stage.session)[row.id][-1], told["again_on"], told["added"])
    for name, value in told["found"].items():
        seen = by_name(stage.session, name)
        work = stage.work(WRITER, told["found_on"], seen)
        particulars.replace_particular(work, name, particulars.ParticularIn(value=value))


def _publish(stage: Stage) -> None:
    """The notice to patients, and the ways in which they get it."""
    told = stage.told["notice"]
    day = told["day"]
    notices.create_notice(stage.work(WRITER, day - 3))
    row = notice_rows.everything(stage.session)[-1]
    body = notices.NoticeIn.model_validate(stage.values(told["facts"]))
    notices.replace_notice(stage.work(WRITER, day - 2, row), row.number, body)
    stage.session.flush()
    notices.approve_notice(stage.work(APPROVER, day, row), row.number)
    stage.session.flush()
    work = stage.work(WRITER, day, row)
    given = {"given": [{"id": way, "since": work.today} for way in told["given"]]}
    notices.replace_provisions(work, row.number, notices.ProvisionsIn.model_validate(given))


def _train(stage: Stage) -> None:
    for told in stage.told["training"]:
        for person in told["people"]:
            body = {"person_id": stage.named[person], "course": told["course"], "given_by": told["given_by"]}
            work = stage.work(WRITER, told["day"])
            courses.create_completion(work, courses.CompletionIn.model_validate(body | {"done_on": work.today}))


def _attest(stage: Stage) -> None:
    """Some have read what is theirs: each on a page of their own, which takes a link and no account."""
    told = stage.told["policies"]
    by_policy = version_rows.by_policy(stage.session)
    for policy in policy_rows.everyone(stage.session):
        approved = [version for version in by_policy[policy.id] if version.stage == "approved"]
        for person in told["readers"] if approved and policy.template in told["read"] else ():
            by = {"attested_by": person, "attested_at": stage.moment(told["read_on"])}
            seen = {"policy_id": policy.id, "number": approved[-1].number, "sha256": approved[-1].sha256}
            stage.session.add(Attestation.model_validate({"person_id": stage.named[person]} | seen | by))


def _sign(stage: Stage) -> None:
    """Those who have read what is theirs have signed what everybody signs, on the same page and day."""
    told = stage.told["policies"]
    papers = papers_on(stage.work(WRITER, told["read_on"]).today)
    for paper in (each for each in papers if each.everyone):
        seen = {"paper": paper.id, "edition": paper.terms.edition, "sha256": paper.terms.digest}
        for person in told["readers"]:
            by = {"person": person, "signed_as": person, "signed_at": stage.moment(told["read_on"])}
            stage.session.add(Signing.model_validate({"person_id": stage.named[person]} | seen | by))
