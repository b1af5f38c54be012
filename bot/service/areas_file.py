"""An installation's areas merged or split at an operator's word: looked at, or done."""

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from bot.features.areas import planning, preview
from bot.features.areas.planning import Wanted
from bot.features.registry.handover import OPERATOR
from bot.replies import T
from bot.service.registry_file import Registry, opened
from bot.texts import render
from models import areas, registry

OPERATOR_SPEAKS = "sv"


class UnknownError(Exception):
    """A name that is none of the installation's."""


class _NotAppliedError(Exception):
    """Raised to leave a transaction without keeping any of it."""


@dataclass(frozen=True)
class Asked:
    """Areas by their short names, and where organisations go by theirs; all others go first."""

    sources: Sequence[str]
    targets: Sequence[str]
    since_on: date
    places: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass
class Told:
    """Sentences for the operator; with faults nothing is kept."""

    faults: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


def change_areas(asked: Asked, env_file: Path, *, apply: bool) -> Told:
    """What would move; decided only when asked to and all is right. The service then does it.

    Raises:
        ConfigError: what is wrong with the settings or an agreement.
    """
    told, now = Told(), datetime.now(UTC)
    with contextlib.suppress(_NotAppliedError), opened(env_file) as found:
        everywhere = [each.id for each in found.areas]
        try:
            wanted = _wanted(found, asked)
        except UnknownError as error:
            told.faults.append(str(error))
            raise _NotAppliedError from None
        told.faults += map(_say, planning.wrong(found.tx, wanted, everywhere, now).values())
        if told.faults:
            raise _NotAppliedError
        change = planning.draw(found.tx, wanted, now)
        told.lines += map(_say, preview.told(found.tx, change))
        if not apply:
            raise _NotAppliedError
        planning.decide(found.tx, change.id, everywhere, found.hand.secrets, OPERATOR, now)
        told.lines.append(_say(preview.when(change, now)))
    return told


def show_areas(env_file: Path) -> list[str]:
    """The areas there are, and what has been decided of them.

    Raises:
        ConfigError: what is wrong with the settings or an agreement.
    """
    with opened(env_file) as found:
        lines = [f"{each.slug}: {each.name}, {_people(found, each.id)}" for each in found.areas]
        waiting = areas.waiting(found.tx, [each.id for each in found.areas])
        lines += [f"{each.id}. {_say(preview.waiting_line(found.tx, each))}" for each in waiting]
        return lines


def call_off(change_id: int, env_file: Path) -> str:
    """Have a change not done after all.

    Raises:
        ConfigError: what is wrong with the settings or an agreement.
        UserError: there is none such, or it has been done.
    """
    with opened(env_file) as found:
        everywhere = [each.id for each in found.areas]
        now = datetime.now(UTC)
        planning.call_off(found.tx, change_id, everywhere, found.hand.secrets, now)
        return _say(T("areas.called_off"))


def _people(found: Registry, area_id: int) -> str:
    count = len(registry.contacts(found.tx, area_id))
    return "1 person" if count == 1 else f"{count} personer"


def _wanted(found: Registry, asked: Asked) -> Wanted:
    sources = tuple(_area(found, each) for each in asked.sources)
    targets = tuple(_area(found, each) for each in asked.targets)
    if len(targets) == 1:
        return planning.merger(sources, targets[0], asked.since_on, None)
    placed = {_unit(found, sources[0], name): where for name, where in asked.places.items()}
    shares = {
        each.id: tuple(_area(found, slug) for slug in placed.get(each.id, ())) or targets[:1]
        for each in registry.every_organisation(found.tx, sources[0])
    }
    if strange := {slug for where in placed.values() for slug in where} - {*asked.targets}:
        raise UnknownError(f"{', '.join(sorted(strange))} är inte något av de två områdena.")
    return Wanted(sources, targets, asked.since_on, None, shares)


def _area(found: Registry, slug: str) -> int:
    for each in found.areas:
        if each.slug == slug:
            return each.id
    raise UnknownError(
        f"Området {slug} finns inte i inställningarna. Lägg till det med SAMORDNA_MORE_AREAS."
    )


def _unit(found: Registry, area_id: int, name: str) -> int:
    for each in registry.organisations(found.tx, area_id):
        if each.name.casefold() == name.casefold():
            return each.id
    raise UnknownError(f"Organisationen {name} finns inte i området. Kontrollera stavningen.")


def _say(text: T) -> str:
    return render(text, OPERATOR_SPEAKS)
