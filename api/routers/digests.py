"""Does everybody get one letter a week with what waits for them, and what would it say today?"""

from datetime import date, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from api.db import digests, practices
from api.digests import gather
from api.domain.digests import week_of, written
from api.domain.roles import Scope
from api.door import room
from api.shelf import Asked, Most, part
from api.wire import In, Out, Page
from api.work import Work, instant, work

router = room("digests", "digests")
Reading = Annotated[Work, work(Scope.POLICIES_WRITE)]
Writing = Annotated[Work, work(Scope.PRACTICE_WRITE)]


class WeeklyIn(In):
    """Whether the letters go out, on Mondays from seven in the morning on."""

    weekly_letter: bool


class WeeklyOut(Out):
    """Whether the letters go out, and of which Monday the newest one is."""

    version: int
    weekly_letter: bool
    week: date


class DigestOut(Out):
    """What somebody's letter would say today, without its link, and when this week's went out; null when it did not."""

    name: str
    email: str
    text: str
    sent_at: datetime | None


@router.get("", summary="List what the letter of the week would say to each", response_model=Page[DigestOut])
def list_digests(work: Reading, after: Asked = None, limit: Most = 50) -> Any:
    """Everybody for whom something waits and who has an address on file, by name. Nothing is sent by looking."""
    sent = digests.sent(work.session, _week(work))
    dashboard = f"{work.settings.base_url}/practice/{work.here}"
    lines = [
        {
            "name": each.name,
            "email": each.email,
            "text": written(each.name, each.waiting, work.today, "(Their own link stands here.)", dashboard),
            "sent_at": sent.get(each.email),
        }
        for each in gather(work.session, work.practice, work.today)
    ]
    return part(lines, "email", after, limit)


@router.get("/choice", summary="Read whether the letters of the week go out")
def get_weekly(work: Reading) -> WeeklyOut:
    return _told(work)


@router.put("/choice", summary="Choose whether the letters of the week go out")
def choose_weekly(work: Writing, body: WeeklyIn) -> WeeklyOut:
    """One letter a person and week, only when something waits. From a sample practice none goes out."""
    row = work.unchanged(practices.get(work.session, work.here))
    row.weekly_letter = body.weekly_letter
    return _told(work)


def _told(work: Work) -> WeeklyOut:
    row = work.found(practices.get(work.session, work.here))
    return WeeklyOut(version=row.version, weekly_letter=row.weekly_letter, week=_week(work))


def _week(work: Work) -> date:
    return week_of(instant().astimezone(ZoneInfo(work.practice.time_zone)))
