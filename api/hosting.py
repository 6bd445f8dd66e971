"""What the host's own commands do to an installation: open it, upgrade it, recover an account, verify the records."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

import orjson
from sqlmodel import select

from api.db import history, users
from api.db.base import Database, connect, transaction
from api.db.chain import Head
from api.db.practices import Practice
from api.db.upgrade import Unready, ready, upgrade
from api.documents.seal import verify_seal
from api.keys import fingerprint, new_secret
from api.settings import Settings

Outcome = tuple[bool, str]
HOST = "host"
SEAL = ".seal.json"


def opened(settings: Settings) -> Database | str:
    """The database, ready to be served, or in words what stands in the way."""
    settings.data.mkdir(parents=True, exist_ok=True)
    database = connect(settings.url)
    try:
        ready(database, _marker(settings))
    except Unready as reason:
        return str(reason)
    return database


def migrated(settings: Settings) -> Outcome:
    """Bring the database up to date."""
    settings.data.mkdir(parents=True, exist_ok=True)
    try:
        version = upgrade(connect(settings.url), _marker(settings))
    except Unready as reason:
        return False, str(reason)
    return True, f"The database is at version {version}."


def setup_link(database: Database, settings: Settings) -> str | None:
    """A fresh one-time link for the first owner, while nobody has an account."""
    with transaction(database, practice_id=None, actor=HOST) as session:
        if users.any_user(session):
            return None
        secret = new_secret()
        users.make_link(session, "setup", fingerprint(secret), hours=24)
    return f"{settings.base_url}/setup#token={secret}"


def recovery_link(settings: Settings, email: str) -> Outcome:
    """A one-time link to set a new password: whoever has the host's console has the installation anyway."""
    database = opened(settings)
    if isinstance(database, str):
        return False, database
    with transaction(database, practice_id=None, actor=HOST) as session:
        user = users.by_email(session, email.strip().lower())
        if user is None:
            return False, f"Nobody has an account with the address {email}."
        secret = new_secret()
        users.make_link(session, "reset", fingerprint(secret), hours=1, email=user.email, user_id=user.id)
    return True, f"This link sets a new password, once, within an hour:\n\n  {settings.base_url}/reset#token={secret}\n"


def verified_file(file: Path) -> Outcome:
    """Hold a sealed document against the seal beside it, offline."""
    seal = file.with_name(file.name.removesuffix(file.suffix) + SEAL)
    for each in (file, seal):
        if not each.is_file():
            return False, f"There is no {each}. The seal (NAME{SEAL}) lies beside the document it belongs to."
    faults = verify_seal(seal.read_bytes(), file.read_bytes())
    if faults:
        return False, "\n".join(f"BROKEN  {fault.at}: {fault.message}" for fault in faults)
    told = orjson.loads(seal.read_bytes())
    return True, (
        f"{file.name} is what was sealed.\n"
        f"The analysis in the seal gives the sha256 that the seal names, and the file gives its own.\n"
        f"It was made from the history's head {told['chain']['head']} (change {told['chain']['seq']}); whether that head "
        "stands in the practice's history is checked where the records are, with `duecare verify`."
    )


def verified_records(settings: Settings, kept: str | None) -> Outcome:
    """Hold every practice's chain together, and the present rows against it."""
    database = opened(settings)
    if isinstance(database, str):
        return False, database
    with transaction(database, practice_id=None, actor=HOST, write=False) as session:
        found = [(practice.name, practice.id) for practice in session.exec(select(Practice).order_by(Practice.name))]
    if not found:
        return False, f"There is no practice in {settings.data}, and so nothing to verify. Is it the right data folder?"
    lines, fine = [], True
    for name, id in found:
        with transaction(database, practice_id=id, actor=HOST, write=False) as session:
            result = history.verify(session, id)
        if isinstance(result, history.Broken):
            fine = False
            lines.append(f"BROKEN  {name}: at change {result.seq}, {result.what}.")
        else:
            lines.append(f"whole   {name}: {result.head.seq} changes, head {result.head.seq}:{result.head.hash}")
    if kept:
        stands = _stands(database, [id for _, id in found], kept)
        fine = fine and stands
        lines.append(f"The head you kept {'stands in the history' if stands else 'is NOT in any history here'}.")
    lines.append(
        "A tail that was cut off whole leaves a shorter chain that still holds: only a head kept elsewhere "
        "(`--head SEQ:HASH`, or the one printed in a sealed analysis) can show that."
    )
    return fine, "\n".join(lines)


def _stands(database: Database, practices: Sequence[UUID], kept: str) -> bool:
    seq, _, mark = kept.partition(":")
    for id in practices:
        with transaction(database, practice_id=id, actor=HOST, write=False) as session:
            if seq.isdecimal() and history.head_claim_holds(session, id, Head(int(seq), mark)):
                return True
    return False


def _marker(settings: Settings) -> Path:
    return settings.data / "upgrading"
