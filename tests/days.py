"""Which day is it? That of the practices that the tests make, in whose evening it is tomorrow in Greenwich."""

from zoneinfo import ZoneInfo

from api.db.base import now

ZONE = "America/Chicago"
TODAY = now().astimezone(ZoneInfo(ZONE)).date()
