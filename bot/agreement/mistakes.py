"""What is wrong in an agreement, each with its place and what to write instead."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from bot.agreement import KIND_KEYS, Agreement
from bot.agreement.lines import Path

LONGEST_SHOWN = 40


@dataclass(frozen=True)
class Mistake:
    """A place and a sentence without its full stop; `needs` are keys it takes for right."""

    place: Path
    sentence: str
    needs: frozenset[str] = frozenset()


def of_values(details: Sequence[ErrorDetails]) -> list[Mistake]:
    """What pydantic found, in words an administrator can act on."""
    return [_mistake(each) for each in details if not _told_by_another(each, details)]


def _told_by_another(each: ErrorDetails, among: Iterable[ErrorDetails]) -> bool:
    """Whether this is a list said to be too short since its elements are wrong."""
    whole = each["loc"]
    return each["type"] == "too_short" and any(
        other["loc"][: len(whole)] == whole and len(other["loc"]) > len(whole) for other in among
    )


def _mistake(each: ErrorDetails) -> Mistake:
    place = tuple(part for part in each["loc"] if part != "[key]")
    key = str(place[-1])
    inside = ".".join(part for part in place[:-1] if isinstance(part, str))
    match each["type"]:
        case "extra_forbidden":
            return Mistake(place, _unknown(key, _keys_at(place[:-1])))
        case "missing":
            return Mistake(place, f"{key} saknas i {inside}. Skriv {_remedy(place)}")
        case _ if each["loc"][-1] == "[key]":
            known = f"{key} kan inte vara en nyckel i {inside}. Skriv små bokstäver, siffror och _"
            return Mistake(place, _unknown(key, KIND_KEYS) if inside == "kinds" else known)
        case _ if isinstance(place[-1], int):
            verb, named = "ha", inside
        case _:
            verb, named = "vara", ".".join(part for part in place if isinstance(part, str))
    value = shown(each["input"])
    return Mistake(place, f"{named} kan inte {verb} {value}. Skriv {_remedy(place)}")


def _unknown(key: str, known: Sequence[str]) -> str:
    near = get_close_matches(key, known, n=1, cutoff=0.6)
    if near:
        return f"nyckeln {key} finns inte. Skriv {near[0]} om det är den du menar"
    return f"nyckeln {key} finns inte. Ta bort den; här finns {', '.join(sorted(known))}"


def shown(value: object) -> str:
    """A value as it could stand in the file, cut when it is long."""
    match value:
        case bool():
            text = str(value).lower()
        case str():
            text = f'"{" ".join(value.split())}"'
        case dict():
            text = "en tabell"
        case list():
            text = "en lista" if value else "en tom lista"
        case _:
            text = str(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def _keys_at(place: Path) -> tuple[str, ...]:
    model = _model_in(_field(place)) if place else Agreement
    return tuple(_fields(model))


def _remedy(place: Path) -> str:
    field = _field(place)
    return field.description if field and field.description else "något annat"


def _field(place: Path) -> FieldInfo | None:
    """The innermost field on the way to a place: of `kinds.sip.clock.days` it is `days`."""
    model: type[BaseModel] | None = Agreement
    found: FieldInfo | None = None
    for part in place:
        if field := _fields(model).get(str(part)):
            found, model = field, _model_in(field)
    return found


def _fields(model: type[BaseModel] | None) -> dict[str, FieldInfo]:
    fields = model.model_fields if model else {}
    return {each.alias or key: each for key, each in fields.items()}


def _model_in(field: FieldInfo | None) -> type[BaseModel] | None:
    waiting: list[Any] = [field.annotation] if field else []
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return kind
        waiting.extend(get_args(kind))
    return None


def of_contradictions(agreement: Agreement) -> Iterator[Mistake]:
    """Values that are right by themselves but not together."""
    if agreement.work_to <= agreement.work_from:
        told = "work_to är inte efter work_from. Skriv ett senare klockslag"
        yield Mistake(("work_to",), told, frozenset({"work_from", "work_to"}))
    if agreement.preferred_to <= agreement.preferred_from:
        told = "preferred_to är inte efter preferred_from. Skriv ett senare klockslag"
        yield Mistake(("preferred_to",), told, frozenset({"preferred_from", "preferred_to"}))
    if agreement.quiet_from == agreement.quiet_to:
        told = "quiet_to är samma som quiet_from. Skriv två olika klockslag"
        yield Mistake(("quiet_to",), told, frozenset({"quiet_from", "quiet_to"}))
    if not agreement.agenda.opens > agreement.agenda.reminds > agreement.agenda.closes:
        told = "agenda öppnar, påminner och stänger inte i den ordningen"
        fix = "Skriv opens större än reminds, och reminds större än closes"
        yield Mistake(("agenda",), f"{told}. {fix}", frozenset({"agenda"}))
    for number, admin in enumerate(agreement.admins):
        if admin.partition("@")[2] not in agreement.work_domains:
            told = f"domänen i {shown(admin)} står inte i work_domains. Lägg till den där"
            yield Mistake(("admins", number), told, frozenset({"admins", "work_domains"}))
    yield from _in_two_areas(agreement)


def _in_two_areas(agreement: Agreement) -> Iterator[Mistake]:
    seen: dict[str, str] = {}
    for area, organisations in agreement.areas.items():
        for number, each in enumerate(organisations):
            before = seen.setdefault(each.casefold(), area)
            if before != area:
                told = f"{shown(each)} står redan i {shown(before)}. Låt den stå på ett ställe"
                yield Mistake(("areas", area, number), told, frozenset({"areas"}))
