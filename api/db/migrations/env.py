"""Alembic's way in: the connection comes from api.db.upgrade, or the address is given as -x url=…."""

from alembic import context
from sqlmodel import SQLModel, create_engine

import api.db.tables  # noqa: F401 - every room's tables
from api.db.upgrade import compared, rendered

address = context.get_x_argument(as_dictionary=True).get("url", "sqlite://")
connection = context.config.attributes.get("connection") or create_engine(address).connect()
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    include_object=compared,
    render_item=rendered,
)
with context.begin_transaction():
    context.run_migrations()
