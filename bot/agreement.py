"""The local rules of one area. Everything here is *lokal rutin* unless a source says otherwise."""

from datetime import time, timedelta

from pydantic import BaseModel, ConfigDict, Field


class LocalRule(BaseModel):
    """A number of days with where it comes from."""

    model_config = ConfigDict(frozen=True)

    days: int = Field(ge=1, le=365)
    source: str


class KindRules(BaseModel):
    """Who may start and convene meetings of one kind, by the keys of their functions."""

    model_config = ConfigDict(frozen=True)

    conveners: tuple[str, ...]
    clock: LocalRule | None = None


class Agreement(BaseModel):
    """What the organisations of an area have agreed on.

    Times of day are wall time in Europe/Stockholm; weekdays count from Monday = 0.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = "Exempelöverenskommelse"
    admins: tuple[str, ...] = ()
    work_domains: tuple[str, ...] = ()
    link_hosts: tuple[str, ...] = ()
    kinds: dict[str, KindRules] = {
        "sip": KindRules(
            conveners=("sip-samordnare",),
            clock=LocalRule(days=21, source="lokal rutin, räknat från samtycket"),
        ),
    }
    work_from: time = time(8, 0)
    work_to: time = time(17, 0)
    lengths: tuple[int, ...] = (30, 45, 60, 90, 120)
    candidates: int = Field(default=4, ge=1, le=5)
    notice: timedelta = timedelta(days=3)
    poll_open: timedelta = timedelta(days=5)
    window_at_most: timedelta = timedelta(weeks=12)
    quorum: int = Field(default=1, ge=1)
    reminder_at: time = time(8, 0)
    digest_weekday: int = Field(default=0, ge=0, le=6)
    digest_at: time = time(8, 0)
