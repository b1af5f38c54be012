"""The migrations make exactly the tables the code knows, and can be walked both ways."""

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect, make_url

import models.store
from models.base import metadata


@pytest.fixture
def config(url: str) -> Config:
    made = Config()
    made.set_main_option("script_location", str(Path(models.store.__file__).parent / "migrations"))
    made.attributes["url"] = make_url(url)
    return made


def test_tables_and_migrations_agree(url: str) -> None:
    engine = create_engine(url)

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, metadata)

    engine.dispose()
    assert differences == []


def test_down_and_up_again(config: Config, url: str) -> None:
    command.downgrade(config, "base")
    command.upgrade(config, "head")

    engine = create_engine(url)
    tables = set(inspect(engine).get_table_names())
    engine.dispose()
    assert tables == {*metadata.tables, "alembic_version"}
