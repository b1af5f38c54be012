"""The forms of the registry. None asks for a name: people are their function and address."""

from collections.abc import Iterable

from bot.features.digest.settings import way_options
from bot.features.registry.intents import SAME, Language, Substitute
from bot.replies import Email, Form, Heading, OneOf, Option, T, name
from models import registry
from models.registry import Contact, Function, Organisation, Reach
from models.store import Tx

LANGUAGES = {Language.SWEDISH: "registry.swedish", Language.ENGLISH: "registry.english"}
REACHES = {Reach.CHAT: "registry.by_chat", Reach.MAIL: "registry.by_mail"}


def own_form(tx: Tx, contact: Contact) -> Form:
    """One's own language, way of being reached, and substitute among one's colleagues."""
    colleagues = [
        each
        for each in registry.contacts(tx, contact.area_id)
        if each.organisation_id == contact.organisation_id and each.id != contact.id
    ]
    return Form(
        id="registry.own",
        title=T("registry.own_title"),
        send=T("registry.save"),
        fields=(
            OneOf("language", T("registry.language"), _languages(), chosen=contact.language),
            OneOf(
                "reach",
                T("registry.reach"),
                _reaches(),
                hint=T("registry.reach_hint"),
                chosen=contact.reach.value,
            ),
            OneOf(
                "substitute",
                T("registry.substitute"),
                (Option("", T("registry.nobody")), *_people(tx, colleagues)),
                hint=T("registry.substitute_hint"),
                chosen=str(contact.substitute_id or ""),
                required=False,
            ),
        ),
    )


def add_form(tx: Tx, area_id: int) -> Form:
    """Somebody new: where, as what, at which address."""
    organisations = registry.organisations(tx, area_id)
    return Form(
        id="registry.add",
        title=T("registry.add_title"),
        send=T("registry.add_send"),
        fields=(
            OneOf(
                "organisation",
                T("registry.organisation"),
                tuple(Option(str(each.id), name(each.name)) for each in organisations),
                hint=T("registry.new_ones_hint"),
            ),
            OneOf(
                "function",
                T("registry.function"),
                tuple(
                    Option(str(each.id), name(each.name))
                    for each in registry.functions(tx, area_id)
                ),
            ),
            Email("email", T("registry.email"), hint=T("registry.email_hint")),
        ),
    )


def change_form(tx: Tx, area_id: int) -> Form:
    """Anybody's settings; what is not touched stays."""
    same = Option(SAME, T("registry.same"))
    people = _people(tx, registry.contacts(tx, area_id))
    return Form(
        id="registry.change",
        title=T("registry.change_title"),
        send=T("registry.save"),
        fields=(
            OneOf("contact", T("registry.contact"), people),
            OneOf("language", T("registry.language"), (same, *_languages()), chosen=SAME),
            OneOf("reach", T("registry.reach"), (same, *_reaches()), chosen=SAME),
            OneOf("week", T("digest.way"), (same, *way_options()), chosen=SAME),
            OneOf(
                "substitute",
                T("registry.substitute"),
                (same, Option(Substitute.NOBODY, T("registry.nobody")), *people),
                hint=T("registry.same_organisation"),
                chosen=SAME,
            ),
        ),
    )


def leave_form(tx: Tx, area_id: int, asker: Contact) -> Form:
    """Who goes, and who takes over what is open."""
    everybody = registry.contacts(tx, area_id)
    return Form(
        id="registry.leave",
        title=T("registry.leave_title"),
        send=T("registry.leave_send"),
        fields=(
            Heading(T("registry.leave_question"), T("registry.leave_hint")),
            OneOf(
                "contact",
                T("registry.contact"),
                _people(tx, (each for each in everybody if each.id != asker.id)),
            ),
            OneOf(
                "successor",
                T("registry.successor"),
                (Option("", T("registry.their_substitute")), *_people(tx, everybody)),
                hint=T("registry.same_organisation"),
                required=False,
            ),
        ),
    )


def _languages() -> tuple[Option, ...]:
    return tuple(Option(each, T(key)) for each, key in LANGUAGES.items())


def _reaches() -> tuple[Option, ...]:
    return tuple(Option(each, T(key)) for each, key in REACHES.items())


def _people(tx: Tx, contacts: Iterable[Contact]) -> tuple[Option, ...]:
    """By organisation; the address tells apart those with the same function."""
    rows = [
        (
            tx.get_one(Organisation, each.organisation_id).name,
            tx.get_one(Function, each.function_id).name,
            each,
        )
        for each in contacts
    ]
    rows.sort(key=lambda row: (row[0], row[1], row[2].email))
    return tuple(
        Option(
            str(each.id),
            T("registry.function_and_email", function=function, email=each.email),
            name(organisation),
        )
        for organisation, function, each in rows
    )
