"""Places where meetings are held, as an operator writes them down: one at a time."""

from collections.abc import Sequence
from difflib import get_close_matches

from bot.features.registry.columns import has_hidden, tidy
from models import registry
from models.registry import Organisation, Place
from models.store import Tx

LONGEST_NAME, LONGEST_ADDRESS = 80, 160
"""Characters; what the columns hold."""


class NoPlaceError(Exception):
    """Nothing is written; the Swedish sentence says what to do."""


def put_place(
    tx: Tx, area_ids: Sequence[int], organisation: str, name: str, address: str
) -> tuple[Place, bool]:
    """The place in every area where the organisation works, and whether any is new.

    One that the organisation has by that name gets the address.

    Raises:
        NoPlaceError: an organisation that is not there, or words that cannot stand in a letter.
    """
    called, name, address = (tidy(each) for each in (organisation, name, address))
    _check("Platsens namn", name, LONGEST_NAME)
    _check("Adressen", address, LONGEST_ADDRESS)
    known = [each for area_id in area_ids for each in registry.organisations(tx, area_id)]
    theirs = [each for each in known if each.name.casefold() == called.casefold()]
    if not theirs:
        raise NoPlaceError(_unknown(called, known))
    had = [(each, _place_of(tx, each, name)) for each in theirs]
    kept = [
        place or Place(area_id=each.area_id, organisation_id=each.id, name=name, address=address)
        for each, place in had
    ]
    for place in kept:
        place.name, place.address = name, address
    tx.add_all(kept)
    tx.flush()
    return kept[0], any(place is None for _, place in had)


def _place_of(tx: Tx, organisation: Organisation, name: str) -> Place | None:
    return next(
        (
            each
            for each in registry.places(tx, organisation.area_id)
            if each.organisation_id == organisation.id and each.name.casefold() == name.casefold()
        ),
        None,
    )


def _check(what: str, words: str, longest: int) -> None:
    if not words:
        raise NoPlaceError(f"{what} saknas. Skriv organisation, plats och adress.")
    if len(words) > longest:
        raise NoPlaceError(f"{what} är längre än {longest} tecken. Korta av.")
    if has_hidden(words):
        raise NoPlaceError(f"{what} innehåller osynliga tecken. Skriv av texten för hand.")


def _unknown(called: str, known: Sequence[Organisation]) -> str:
    near = get_close_matches(called, [each.name for each in known], 1)
    hint = f" Menade du {near[0]}?" if near else ""
    return f"Ingen organisation i registret heter {called}.{hint}"
