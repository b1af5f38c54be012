"""All rows of a database, to see what an act left behind and what it did not."""

from models.base import metadata
from models.store import Store

Rows = dict[str, list[tuple[object, ...]]]


def every_row(store: Store) -> Rows:
    """Table name → its rows by primary key."""
    with store.transaction() as tx:
        return {
            table.name: [tuple(row) for row in tx.execute(table.select().order_by(table.c.id))]
            for table in metadata.sorted_tables
        }


def new_rows(before: Rows, after: Rows) -> Rows:
    """What was added or changed, by table; tables that are as they were are left out."""
    found = {name: [row for row in rows if row not in before[name]] for name, rows in after.items()}
    return {name: rows for name, rows in found.items() if rows}
