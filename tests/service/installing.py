"""An installation that a command's tests work on: settings in a folder, and its database."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from models.store import Store, Tx, migrate


def install(folder: Path) -> None:
    """Settings that are right, and an empty database."""
    settings = {
        "DATABASE_URL": _url(folder),
        "SECRET_KEY": "0123456789abcdef0123456789abcdef",
        "AREA_SLUG": "viken",
        "MAIL_FROM": "samordnaren@viken.example",
        "SMTP_HOST": "smtp.viken.example",
        "SLACK_BOT_TOKEN": "xoxb-hemlig",
        "SLACK_SIGNING_SECRET": "mycket-hemligt",
    }
    lines = (f"SAMORDNA_{key}={value}\n" for key, value in settings.items())
    (folder / ".env").write_text("".join(lines))
    migrate(_url(folder))


@contextlib.contextmanager
def opened(folder: Path) -> Iterator[Tx]:
    """The operator's database, with what the block writes kept."""
    with contextlib.closing(Store(_url(folder))) as store, store.transaction() as tx:
        yield tx


def _url(folder: Path) -> str:
    return f"sqlite:///{folder / 'rows.db'}"
