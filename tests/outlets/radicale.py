"""A real CalDAV server on the loopback, and somebody's calendar in it kept by the rules of iTIP."""

import contextlib
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from caldav.davclient import DAVClient
from icalendar import Calendar, Event

from bot.demo.reading import calendar_text, event, method
from tests.databases import free_port

PATIENCE = 10.0


@contextlib.contextmanager
def caldav_server(folder: Path) -> Iterator[str]:
    """Radicale with nothing in it; its URL."""
    port = free_port()
    told = {
        "server-hosts": f"127.0.0.1:{port}", "storage-filesystem-folder": str(folder),
        "auth-type": "none", "logging-level": "critical",
    }  # fmt: skip
    options = [f"--{key}={value}" for key, value in told.items()]
    server = subprocess.Popen(
        [sys.executable, "-m", "radicale", "--config", "", *options], stderr=subprocess.DEVNULL
    )
    try:
        url = f"http://127.0.0.1:{port}/"
        _wait_for(url, server)
        yield url
    finally:
        server.terminate()
        server.wait()


def signed_in(url: str) -> Any:
    """A client of whoever; what it gives has few types."""
    return DAVClient(url=url, username="cia", password="-")


def _wait_for(url: str, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        with contextlib.suppress(OSError), signed_in(url) as client:
            client.principal()
            return
        time.sleep(0.05)
    raise RuntimeError("Radicale did not start")


@dataclass(frozen=True)
class KeptCalendar:
    """A calendar on the server, and what its owner's mail program does with invitations."""

    collection: Any

    def take(self, mail: EmailMessage) -> None:
        """Do as the mail says, unless something newer is there already (RFC 5546, 2.1.5)."""
        new = event(mail)
        held = {str(each["UID"]): each for each in self.events()}.get(str(new["UID"]))
        if held is not None and held.decoded("SEQUENCE") > new.decoded("SEQUENCE"):
            return
        if method(mail) == "REQUEST":
            self.collection.save_event(_stored(mail))
        elif held is not None:
            self.collection.event_by_uid(str(new["UID"])).delete()

    def events(self) -> list[Event]:
        """What the server holds now."""
        return [each for stored in self.collection.events() for each in _events(stored.data)]


def _stored(mail: EmailMessage) -> str:
    """The file without METHOD, which no stored calendar object has (RFC 4791, 4.1)."""
    calendar = Calendar.from_ical(calendar_text(mail) or "")
    del calendar["METHOD"]
    return str(calendar.to_ical(), "utf-8")


def _events(file: str) -> list[Event]:
    return list(Calendar.from_ical(file).events)
