"""Is everything in use known, and nothing that has ended?"""

from datetime import date

import pytest

from api.db.assets import Asset
from api.db.base import Database, transaction
from api.db.proposals import assets_in_use, held, vendors_in_use
from api.db.vendors import Vendor
from tests.bodies import Story

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("ends", "there"),
    [(None, True), (date(2026, 11, 23), True), (TODAY, False), (date(2026, 11, 21), False)],
    ids=["it never ends", "it ends tomorrow", "it ends today", "it ended yesterday"],
)
def test_what_is_in_use_on_a_day(ends: date | None, there: bool, story: Story, database: Database) -> None:
    with transaction(database, practice_id=story.owner.practice_id, actor="test") as session:
        session.add(Asset(name="Chart", type="ehr_cloud", retired_on=ends))
        session.add(Vendor(name="Larkfield", service="EHR", ended_on=ends))
        session.flush()
        assert held(session, TODAY) == (({"ehr_cloud"}, {"EHR"}) if there else (set(), set()))
        assert [asset.name for asset in assets_in_use(session, TODAY)] == ["Chart"] * there
        assert [vendor.name for vendor in vendors_in_use(session, TODAY)] == ["Larkfield"] * there


def test_another_practices_records_are_not_in_use_here(story: Story, database: Database) -> None:
    story.make("create_asset")
    story.make("create_vendor")
    with transaction(database, practice_id=story.sign_in().practice_id, actor="test", write=False) as session:
        assert held(session, TODAY) == (set(), set())
        assert (assets_in_use(session, TODAY), vendors_in_use(session, TODAY)) == ([], [])
