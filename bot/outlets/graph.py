"""When people are busy, by Microsoft Graph's getSchedule: that alone, nothing of what it is.

Source: learn.microsoft.com/graph/api/calendar-getschedule: at most 20 mailboxes a call, fewer
than 62 days. Application permission Calendars.ReadBasic is enough.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Any
from urllib.parse import quote

import httpx

GRAPH = "https://graph.microsoft.com/v1.0"
AT_ONCE = 20
LONGEST = timedelta(days=56)
QUARTER = timedelta(minutes=15)
TIMEOUT = 30.0

BUSY, AWAY = "2", "3"
"""What takes the time; tentative (1) and working elsewhere (4) leave it free, as in Outlook's own
search for a time."""

Period = tuple[datetime, datetime]
"""From, and to but not including; aware UTC."""


class GraphError(Exception):
    """No answer that can be used; says why as a code, and nothing of the answer.

    `wait` is how long Graph asks us to stay away.
    """

    def __init__(self, code: str, wait: timedelta | None = None) -> None:
        super().__init__(code)
        self.wait = wait


@dataclass(frozen=True)
class Schedules:
    """Asks for people's calendars, in the name of one mailbox."""

    mailbox: str
    url: str = GRAPH

    async def busy(
        self, addresses: Sequence[str], start: datetime, token: str
    ) -> Mapping[str, Sequence[Period]]:
        """When each of them is busy during the eight weeks from *start*.

        Args:
            addresses: At most 20, in lower case.
            start: At a whole quarter of an hour.
            token: That Graph takes.

        Returns:
            By address. Whose calendar Graph does not know, or may not tell, is left out.

        Raises:
            GraphError: `unreachable`, `refused`, `busy` or `broken`.
        """
        asked = {
            "schedules": list(addresses),
            "startTime": _instant(start),
            "endTime": _instant(start + LONGEST),
            "availabilityViewInterval": QUARTER // timedelta(minutes=1),
        }
        answer = await self._post(asked, token)
        found: dict[str, Sequence[Period]] = {}
        for each in answer:
            view = each.get("availabilityView")
            if "error" not in each and isinstance(view, str) and view:
                found[str(each.get("scheduleId", "")).lower()] = [*_taken(view, start)]
        return {address: found[address] for address in addresses if address in found}

    async def _post(self, asked: dict[str, Any], token: str) -> list[dict[str, Any]]:
        url = f"{self.url}/users/{quote(self.mailbox)}/calendar/getSchedule"
        headers = {"Authorization": f"Bearer {token}", "Prefer": 'outlook.timezone="UTC"'}
        try:
            async with httpx.AsyncClient(timeout=TIMEOUT) as client:
                answer = await client.post(url, json=asked, headers=headers)
        except httpx.HTTPError:
            raise GraphError("unreachable") from None
        match answer.status_code:
            case 200:
                return _rows(answer)
            case 401 | 403:
                raise GraphError("refused")
            case 429 | 503 | 504:
                raise GraphError("busy", _wait(answer))
            case _:
                raise GraphError("broken")


def _rows(answer: httpx.Response) -> list[dict[str, Any]]:
    # `from None`: a traceback with locals would show what people do with their time.
    try:
        rows = answer.json()["value"]
    except (ValueError, KeyError, TypeError):
        raise GraphError("broken") from None
    if not isinstance(rows, list):
        raise GraphError("broken")
    return [row for row in rows if isinstance(row, dict)]


def _instant(at: datetime) -> dict[str, str]:
    return {"dateTime": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S"), "timeZone": "UTC"}


def _taken(view: str, start: datetime) -> Iterator[Period]:
    at = start
    for busy, marks in groupby(view, lambda mark: mark in (BUSY, AWAY)):
        until = at + QUARTER * sum(1 for _ in marks)
        if busy:
            yield at, until
        at = until


def _wait(answer: httpx.Response) -> timedelta | None:
    told = answer.headers.get("Retry-After", "")
    return timedelta(seconds=int(told)) if told.isdecimal() else None
