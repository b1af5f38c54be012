"""How Alembic reaches the database; called by `models.store.migrate` and by developers."""

from alembic import context
from sqlalchemy import create_engine

import models.tables  # noqa: F401 -- importing the tables is what fills the metadata
from models.base import metadata


def run() -> None:
    """Migrate in one explicit transaction, so that a failure leaves nothing half done."""
    engine = create_engine(context.config.attributes["url"])
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            # pysqlite would commit before DDL; an explicit BEGIN makes it part of the whole.
            driver = connection.connection.driver_connection
            assert driver is not None  # noqa: S101 -- a connection that is open has a driver
            driver.isolation_level = None
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        context.configure(
            connection=connection,
            target_metadata=metadata,
            render_as_batch=True,
            compare_type=True,
            transaction_per_migration=False,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()
    engine.dispose()


run()
