"""What is in use already, so that nothing is proposed or taken twice?"""

from datetime import date

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, select

from api.db.assets import Asset
from api.db.vendors import Vendor


def held(session: Session, on: date) -> tuple[set[str], set[str]]:
    """The types of the assets and the services of the vendors in use on a day."""
    types = session.exec(select(Asset.type).where(_lasts(Asset.retired_on, on)).distinct())
    services = session.exec(select(Vendor.service).where(_lasts(Vendor.ended_on, on)).distinct())
    return set(types), set(services)


def assets_in_use(session: Session, on: date) -> list[Asset]:
    return list(session.exec(select(Asset).where(_lasts(Asset.retired_on, on)).order_by(col(Asset.id))))


def vendors_in_use(session: Session, on: date) -> list[Vendor]:
    return list(session.exec(select(Vendor).where(_lasts(Vendor.ended_on, on)).order_by(col(Vendor.id))))


def _lasts(end: date | None, on: date) -> ColumnElement[bool]:
    """Whether a column's day has not come; the day itself is over, as it is for the rules."""
    return or_(col(end).is_(None), col(end) > on)
