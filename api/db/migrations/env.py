"""Alembic's way in: the connection comes from api.db.upgrade, or a SQLite file in memory when only the tables matter."""

from alembic import context
from sqlmodel import SQLModel, create_engine

import api.db.tables  # noqa: F401 - every room's tables
from api.db.upgrade import compared

connection = context.config.attributes.get("connection") or create_engine("sqlite://").connect()
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    include_object=compared,
    user_module_prefix="sqlmodel.sql.sqltypes.",
)
with context.begin_transaction():
    context.run_migrations()
