"""Counting what a database is asked."""

from dataclasses import dataclass

from sqlalchemy import event

from models.store import Store


@dataclass
class Questions:
    """How many rows were asked for so far, in statements; a transaction's own are not counted."""

    count: int = 0

    def __call__(
        self, _connection: object, _cursor: object, statement: str, *_others: object
    ) -> None:
        self.count += statement.lstrip().upper().startswith(("SELECT", "WITH"))


def questions(store: Store) -> Questions:
    """Count from now on."""
    counting = Questions()
    event.listen(store.engine, "before_cursor_execute", counting)
    return counting
