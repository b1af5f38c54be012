"""The local rules of one area. Everything here is *lokal rutin* unless a source says otherwise.

`default.toml` beside this file says the same in an administrator's words; `bot.agreement.file`
reads such files. Each `description` is the remedy that a mistake in that place is told with.
"""

from datetime import time, timedelta
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PrivateAttr

from bot.agreement.values import (
    Days,
    Domain,
    Email,
    ForumKey,
    FunctionKey,
    Line,
    Number,
    WallTime,
    WebAddress,
)

KIND_KEYS = ("sip", "bus", "anmalningsmote", "konsultation", "bus_overgripande", "forum")
"""Kinds of meetings that an agreement can have rules for."""


def _known_kind(key: str) -> str:
    if key not in KIND_KEYS:
        raise ValueError("kind")
    return key


KindKey = Annotated[str, AfterValidator(_known_kind)]


class _Rules(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True)


class LocalRule(_Rules):
    """A number of days with where it comes from."""

    days: Number = Field(ge=1, le=365, description="ett antal dagar, ett heltal från 1 till 365")
    source: Line = Field(description='varifrån talet kommer inom citattecken, som "lokal rutin"')


class Quota(_Rules):
    """How many times a term a forum should meet, with where that comes from."""

    per_term: Number = Field(ge=1, le=20, description="hur många per termin, från 1 till 20")
    source: Line = Field(description='varifrån talet kommer inom citattecken, som "lokal rutin"')


class KindRules(_Rules):
    """Who may start and convene meetings of one kind, by the keys of their functions."""

    conveners: tuple[FunctionKey, ...] = Field(
        description='funktioner med små bokstäver och bindestreck, som ["sip-samordnare"]'
    )
    clock: LocalRule | None = Field(
        default=None, description='dagar och källa, som { days = 21, source = "lokal rutin" }'
    )


class Akut(_Rules):
    """Whom to turn to when a child may be in danger: a line of text each."""

    mottagning: Line = Field(
        default="Socialtjänstens mottagning, vardagar kl. 8–16.30: 08-465 004 10 (exempelnummer)",
        description="en rad med mottagningens namn, tider och telefonnummer inom citattecken",
    )
    jour: Line = Field(
        default="Socialjouren, övrig tid: 08-465 004 20 (exempelnummer)",
        description="en rad med jourens namn, tider och telefonnummer inom citattecken",
    )


class Retention(_Rules):
    """How many days things are kept before they are proposed for disposal (gallring)."""

    meetings: Number = Field(
        default=365, ge=30, le=3650, description="ett antal dagar, ett heltal från 30 till 3650"
    )
    log: Number = Field(
        default=730, ge=90, le=3650, description="ett antal dagar, ett heltal från 90 till 3650"
    )


class ActionRules(_Rules):
    """How people are reminded of actions; the numbers count working days, and reminders."""

    remind_before: Number = Field(default=2, ge=0, le=20, description="ett heltal från 0 till 20")
    remind_every: Number = Field(default=5, ge=1, le=20, description="ett heltal från 1 till 20")
    escalate_after: Number = Field(default=2, ge=1, le=20, description="ett heltal från 1 till 20")
    pause_in_lov: bool = Field(default=True, description="true eller false, utan citattecken")


class AgendaRules(_Rules):
    """When an agenda opens, is reminded of and closes: days before the meeting, at a wall time.

    A meeting that gets its time less than `late` days ahead closes on the working day before.
    """

    opens: Days = Field(default=timedelta(days=14), description="ett antal dagar från 1 till 365")
    reminds: Days = Field(default=timedelta(days=5), description="ett antal dagar från 1 till 365")
    closes: Days = Field(default=timedelta(days=3), description="ett antal dagar från 1 till 365")
    late: Days = Field(default=timedelta(days=7), description="ett antal dagar från 1 till 365")
    closes_at: WallTime = Field(default=time(15, 0), description="ett klockslag som 15:00:00")


class ForumRules(_Rules):
    """When owners hear what a term lacks of forums, in weeks from its start."""

    status_after: Number = Field(default=3, ge=0, le=20, description="ett heltal från 0 till 20")
    remind_every: Number = Field(default=3, ge=1, le=20, description="ett heltal från 1 till 20")


def _kinds() -> dict[str, KindRules]:
    social_services = ("socialsekreterare",)
    return {
        "sip": KindRules(
            conveners=("sip-samordnare",),
            clock=LocalRule(days=21, source="lokal rutin, räknat från samtycket"),
        ),
        "bus": KindRules(
            conveners=("sip-samordnare", "bus-samordnare"),
            clock=LocalRule(days=21, source="lokal rutin, räknat från att frågan lyftes"),
        ),
        "anmalningsmote": KindRules(
            conveners=social_services,
            clock=LocalRule(
                days=14, source="förhandsbedömning, SoL (2025:400) 20 kap. 2 §, från anmälan"
            ),
        ),
        "konsultation": KindRules(
            conveners=(
                "sip-samordnare",
                "socialsekreterare",
                "rektor",
                "kurator",
                "specialpedagog",
                "psykolog",
            )
        ),
        "bus_overgripande": KindRules(conveners=("bus-samordnare", "sip-samordnare")),
        "forum": KindRules(conveners=("sip-samordnare", "bus-samordnare", "rektor")),
    }


def _quotas() -> dict[str, Quota]:
    return {
        "bus_overgripande": Quota(per_term=2, source="lokal rutin, Rinkeby-Kista 2008"),
        "forum": Quota(per_term=1, source="lokal rutin, terminsvisa samverkansforum"),
    }


class Agreement(_Rules):
    """What the organisations of an area have agreed on.

    Times of day are wall time in Europe/Stockholm; weekdays count from Monday = 0.
    `free_text_individual`: whether people may write in their own words, guarded, about a
    meeting on one child. `areas`: organisations by the part of the area they work in. `travel`:
    minutes on each side of a meeting in another organisation's house. `rooms`: places by their
    names in the registry, in which only one of our meetings is held at a time.
    """

    name: Line = Field(
        default="Exempelöverenskommelse", description="områdets namn inom citattecken"
    )
    admins: tuple[Email, ...] = Field(
        default=(), description='arbetsadresser, som ["samordnare@stadsdelen.example"]'
    )
    work_domains: tuple[Domain, ...] = Field(
        default=(), description='det som står efter @ i arbetsadresserna, som ["region.example"]'
    )
    link_hosts: tuple[Domain, ...] = Field(
        default=(), description='videotjänsternas värdnamn utan https://, som ["video.example"]'
    )
    deviation_form: WebAddress = Field(
        default="", description='en länk som börjar med https://, eller "" om det inte finns någon'
    )
    areas: dict[Line, tuple[Line, ...]] = Field(
        default_factory=dict, description='organisationernas namn, som ["Ekbackens skola"]'
    )
    kinds: dict[KindKey, KindRules] = Field(
        default_factory=_kinds, description=f"någon av tabellerna {', '.join(KIND_KEYS)}"
    )
    quotas: dict[ForumKey, Quota] = Field(
        default_factory=_quotas,
        description='en tabell som { per_term = 2, source = "lokal rutin" }',
    )
    akut: Akut = Field(default_factory=Akut, description="tabellen [akut] med mottagning och jour")
    free_text_individual: bool = Field(
        default=True, alias="fritext_individ", description="true eller false, utan citattecken"
    )
    work_from: WallTime = Field(default=time(8, 0), description="ett klockslag som 08:00:00")
    work_to: WallTime = Field(default=time(17, 0), description="ett klockslag som 17:00:00")
    preferred_from: WallTime = Field(default=time(8, 0), description="ett klockslag som 08:00:00")
    preferred_to: WallTime = Field(default=time(17, 0), description="ett klockslag som 17:00:00")
    travel: Number = Field(
        default=0, ge=0, le=240, description="ett antal minuter, ett heltal från 0 till 240"
    )
    rooms: tuple[Line, ...] = Field(
        default=(), description='platsernas namn i registret, som ["Mötesrummet"]'
    )
    lengths: tuple[Annotated[Number, Field(ge=5, le=480)], ...] = Field(
        default=(30, 45, 60, 90, 120),
        min_length=1,
        description="mötets längd i minuter, 5–480, som [30, 60]",
    )
    candidates: Number = Field(default=4, ge=1, le=5, description="ett heltal från 1 till 5")
    notice: Days = Field(default=timedelta(days=3), description="ett antal dagar från 1 till 365")
    poll_open: Days = Field(
        default=timedelta(days=5), description="ett antal dagar från 1 till 365"
    )
    window_at_most: Days = Field(
        default=timedelta(weeks=12), description="ett antal dagar från 1 till 365"
    )
    quorum: Number = Field(default=1, ge=1, le=20, description="ett heltal från 1 till 20")
    reminder_at: WallTime = Field(default=time(8, 0), description="ett klockslag som 08:00:00")
    digest_weekday: Number = Field(
        default=0, ge=0, le=6, description="0 för måndag, 1 för tisdag, till och med 6 för söndag"
    )
    digest_at: WallTime = Field(default=time(8, 0), description="ett klockslag som 08:00:00")
    digest_lov_pause: tuple[Line, ...] = Field(
        default=(), description='organisationernas namn, som ["Ekbackens skola"]'
    )
    quiet_from: WallTime = Field(default=time(18, 0), description="ett klockslag som 18:00:00")
    quiet_to: WallTime = Field(default=time(7, 0), description="ett klockslag som 07:00:00")
    actions: ActionRules = Field(
        default_factory=ActionRules,
        description="tabellen [actions] med remind_before, remind_every, escalate_after "
        "och pause_in_lov",
    )
    agenda: AgendaRules = Field(
        default_factory=AgendaRules,
        description="tabellen [agenda] med opens, reminds, closes, late och closes_at",
    )
    forums: ForumRules = Field(
        default_factory=ForumRules,
        description="tabellen [forums] med status_after och remind_every",
    )
    retention: Retention = Field(
        default_factory=Retention, description="tabellen [retention] med meetings och log"
    )

    _pages: str = PrivateAttr(default="")

    @property
    def pages(self) -> str:
        """Where this installation serves its pages, or nothing; no file can say it."""
        return self._pages

    def has_room(self, name: str) -> bool:
        """Whether it names the place as a room for one meeting at a time."""
        return name.casefold() in map(str.casefold, self.rooms)

    def served_at(self, url: str) -> Self:
        """The same rules, where pages are served from *url* (no slash at the end)."""
        copy = self.model_copy()
        copy._pages = url
        return copy
