"""What people see of the registry: always in private."""

from bot.features.registry.forms import LANGUAGES, REACHES
from bot.features.registry.intents import Language
from bot.replies import Button, Choices, Facts, Look, Part, T, Text, Tone, name
from models.registry import Contact, Function, Organisation, Team


def own_settings(
    contact: Contact,
    function: Function,
    organisation: Organisation,
    substitute: T | None,
    digest: T,
) -> tuple[Part, ...]:
    """One's own settings, with buttons to change them; *digest* is how the week comes."""
    speaks = Language.ENGLISH if contact.language == Language.ENGLISH else Language.SWEDISH
    return (
        Text(T("registry.title"), Tone.HEADING),
        Facts(
            (
                (T("registry.you_are"), at(function, organisation)),
                (T("registry.email"), name(contact.email)),
                (T("registry.language"), T(LANGUAGES[speaks])),
                (T("registry.reach"), T(REACHES[contact.reach])),
                (T("registry.substitute"), substitute or T("registry.nobody")),
                (T("digest.way"), digest),
            )
        ),
        Choices(
            (
                Button("registry.own", "", T("registry.change_own"), Look.PRIMARY),
                Button("digest.own", "", T("digest.change")),
            )
        ),
    )


def area_settings(organisations: int, contacts: int, teams: int) -> tuple[Part, ...]:
    """The area in numbers, with what those who look after it can do."""
    return (
        Text(T("registry.area_title"), Tone.HEADING),
        Text(
            T("registry.counts", organisations=organisations, contacts=contacts, teams=teams),
        ),
        Choices(
            (
                Button("registry.add", "", T("registry.add")),
                Button("registry.change", "", T("registry.change")),
                Button("registry.leave", "", T("registry.leave"), Look.DANGER),
                Button("schoolyears.show", "", T("schoolyears.title")),
                Button("forums.show", "", T("forums.title")),
                Button("areas.show", "", T("areas.title")),
            )
        ),
        Text(T("registry.by_file"), Tone.QUIET),
    )


def room_settings(team: Team | None) -> tuple[Part, ...]:
    """Whether the week comes to this room, with a button for the other."""
    comes = team is not None and team.digest
    button = (
        Button("registry.digest", "off", T("registry.digest_off"))
        if comes
        else Button("registry.digest", "on", T("registry.digest_on"))
    )
    told = T("registry.digest_comes") if comes else T("registry.digest_does_not_come")
    return (Text(T("registry.room_title"), Tone.HEADING), Choices((button,), about=told))


def at(function: Function, organisation: Organisation) -> T:
    """Somebody by function and organisation."""
    return T("meetings.function_at", function=function.name, organisation=organisation.name)
