"""How the values of an agreement are written: days, times of day, keys, addresses."""

import re
from datetime import time, timedelta
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)(:00)?", re.ASCII)


def _days(value: object) -> object:
    # pydantic itself would take a bare number for seconds.
    if isinstance(value, timedelta):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return timedelta(days=min(max(value, -1), 100_000))
    raise ValueError("days")


def _wall(value: object) -> object:
    # And here for seconds after midnight.
    if isinstance(value, time) and value.tzinfo is None:
        return value
    if isinstance(value, str) and CLOCK.fullmatch(value):
        return time.fromisoformat(value)
    raise ValueError("clock")


def _lower(value: str) -> str:
    return value.lower()


Days = Annotated[
    timedelta,
    BeforeValidator(_days),
    Field(ge=timedelta(days=1), le=timedelta(days=365)),
]
"""A number of days; a `timedelta` in code."""

WallTime = Annotated[time, BeforeValidator(_wall)]
"""Wall time in Europe/Stockholm, `08:00`."""

Number = Annotated[int, Field(strict=True)]

Line = Annotated[str, Field(min_length=1, max_length=200)]
"""A line that people read."""

FunctionKey = Annotated[str, Field(pattern=r"^[a-zåäöéü0-9]+(-[a-zåäöéü0-9]+)*$", max_length=60)]
"""A function by its key: lower case, hyphens for blanks (`models.registry.function_key`)."""

Email = Annotated[
    str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=254), AfterValidator(_lower)
]

Domain = Annotated[
    str,
    AfterValidator(_lower),
    Field(pattern=r"^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$", max_length=253),
]
"""A domain or host without protocol, `viken.example`."""

WebAddress = Annotated[str, Field(pattern=r"^(https://[!-~]+)?$", max_length=300)]
"""An https address that people are shown, or nothing."""

ForumKey = Annotated[str, Field(pattern=r"^[a-z0-9_]+$", max_length=40)]
