"""The registry of an installation to and from a file: all of it, or nothing at all."""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.agreement import Agreement
from bot.config import load, load_agreements
from bot.features.registry import exporting, sheet
from bot.features.registry.handover import OPERATOR, Hand
from bot.features.registry.importing import carry_out
from bot.features.registry.places import put_place
from bot.features.registry.units import Outcome
from bot.privacy import audit
from bot.privacy.secrets import Secrets
from bot.service.area import the_areas
from models.registry import Area
from models.store import Store, Tx, migrate


class _NotAppliedError(Exception):
    """Raised to leave a transaction without keeping any of it."""


@dataclass(frozen=True)
class Registry:
    """The installation's first area in an open transaction, with the rules and keys it goes by.

    `areas` are all of them, `agreements` their rules by short name.
    """

    tx: Tx
    area: Area
    hand: Hand
    areas: Sequence[Area]
    agreements: Mapping[str, Agreement]


def export_registry(env_file: Path) -> bytes:
    """The whole registry as a CSV file.

    Raises:
        ConfigError: what is wrong with the settings or the agreement.
    """
    with opened(env_file) as found:
        return exporting.export(found.tx, found.area.id)


def import_registry(content: bytes, env_file: Path, *, apply: bool) -> Outcome:
    """What a file changes, and all that is wrong with it; kept only when asked to and all right.

    Raises:
        ConfigError: what is wrong with the settings or the agreement.
    """
    read = sheet.read(content)
    outcome = Outcome()
    with contextlib.suppress(_NotAppliedError), opened(env_file) as found:
        now = _now()
        outcome = carry_out(found.tx, found.area, read, found.hand, now)
        if outcome.faults or not apply:
            raise _NotAppliedError
        if outcome.changes:
            _note(found, len(outcome.changes), now)
    return outcome


def keep_place(organisation: str, name: str, address: str, env_file: Path) -> tuple[bool, bool]:
    """Write a place down: whether it is new, and whether it holds one meeting at a time.

    Raises:
        ConfigError: what is wrong with the settings or the agreement.
        NoPlaceError: why nothing is written.
    """
    with opened(env_file) as found:
        area_ids = [each.id for each in found.areas]
        place, new = put_place(found.tx, area_ids, organisation, name, address)
        audit.note(
            found.tx,
            found.hand.secrets,
            area_id=place.area_id,
            actor_id=OPERATOR,
            what="place.kept",
            subject=str(place.id),
            at=_now(),
        )
        return new, found.hand.agreement.has_room(place.name)


@contextlib.contextmanager
def opened(env_file: Path) -> Iterator[Registry]:
    """The installation's area while the block lasts; kept unless it raises.

    Raises:
        ConfigError: what is wrong with the settings or the agreement.
    """
    settings = load(env_file)
    agreements = load_agreements(settings)
    migrate(settings.database_url)
    secrets = Secrets(settings.secret_key.get_secret_value().encode())
    with contextlib.closing(Store(settings.database_url)) as store, store.transaction() as tx:
        found = the_areas(tx, settings, agreements, _now())
        hand = Hand(agreements[settings.area_slug], secrets)
        yield Registry(tx, found[0], hand, found, agreements)


def _note(found: Registry, changes: int, now: datetime) -> None:
    audit.note(
        found.tx,
        found.hand.secrets,
        area_id=found.area.id,
        actor_id=OPERATOR,
        what="registry.imported",
        subject=str(changes),
        at=now,
    )


def _now() -> datetime:
    return datetime.now(UTC)
