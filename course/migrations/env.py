"""Alembic's entry: runs inside the connection, transaction and lock that migrate.py opened."""

from alembic import context

from course import models
from course.db import Model

assert models.Person.metadata is Model.metadata
connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Model.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    transactional_ddl=True,
    user_module_prefix="db.",
)
context.run_migrations()
