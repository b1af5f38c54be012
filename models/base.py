"""What every table shares: names for constraints, an area, words as text."""

from enum import StrEnum
from typing import Any

from sqlalchemy import Enum, MetaData
from sqlmodel import Field, SQLModel

# Set before any table exists: SQLite's batch migrations need a name for every constraint.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

metadata: MetaData = SQLModel.metadata


def word(words: type[StrEnum]) -> Any:  # noqa: ANN401 -- SQLModel's sa_type takes an instance but is typed as a class
    """A column type that stores the value of a StrEnum as text, alike on both databases."""
    return Enum(words, native_enum=False, length=32, values_callable=lambda e: [w.value for w in e])


class Row(SQLModel):
    """A row with a number of its own."""

    # A default of None lets the database number the row; mypy sees an int ever after.
    id: int = Field(default=None, primary_key=True)


class AreaRow(Row):
    """A row that belongs to one area; every door in `bot.access` filters on it."""

    area_id: int = Field(foreign_key="area.id", index=True)
