"""Adding somebody to one meeting, as conveners do it in the forms that call people."""

from email.message import EmailMessage

from bot.demo.calling import Values, usual_call
from bot.demo.district import AGREEMENT, SLUG
from bot.demo.house import House
from bot.demo.people import Someone
from bot.replies import Reply
from bot.texts import render
from models.registry import Contact
from tests.features.looking import contact_of, invites, rows

NEW = "0"
NEW_ONE = "En organisation utanför listan"
KNOWN = "logoped@region.example"
UNKNOWN = "elevhalsan@nyaskolan.example"
FIXED: Values = {"when": "fixed", "on": "2027-02-11", "at": "10.30"}
ADMIT, REFUSE = "Godkänn för det här mötet", "Avböj"


def visitor(
    convener: Someone,
    email: str = UNKNOWN,
    organisation: str = "Ekbackens skola",
    function: str = "Kurator",
    named: str = "",
    kind: str = "other",
) -> Values:
    """What a convener writes of somebody new in the form that is open."""
    return {
        "visitor_organisation": convener.choice("visitor_organisation", organisation),
        "visitor_name": named,
        "visitor_kind": kind,
        "visitor_function": convener.choice("visitor_function", function),
        "visitor_email": email,
    }


async def call_sip_with(convener: Someone, *new: str, **changes: str | tuple[str, ...]) -> Reply:
    """Call the usual SIP at a fixed time with somebody new; *new* as `visitor` takes it."""
    await convener.says("sip")
    usual = usual_call(convener)
    who = (*usual["who"], NEW)
    return await convener.fills(
        **{**usual, **FIXED, "who": who, **visitor(convener, *new), **changes}
    )


async def consult_with(convener: Someone, *new: str, **changes: str | tuple[str, ...]) -> Reply:
    """Call a consultation with a school and somebody new there."""
    await convener.says("konsultation")
    who = (convener.choice("who", "Rektor, Ekbackens skola"), NEW)
    return await convener.fills(**{**FIXED, "who": who, **visitor(convener, *new), **changes})


def offered(person: Someone) -> str:
    """Everything that can be chosen in the form that is open."""
    return " ".join(
        render(text, "sv")
        for each in person.form.fields
        for option in getattr(each, "options", ())
        for text in (option.label, option.group)
        if text
    )


def body(mail: EmailMessage) -> str:
    """What stands in a mail, as its reader sees it in plain text."""
    plain = mail.get_body(("plain",))
    return str(plain.get_content()) if plain else ""


def invited(built: House) -> list[str]:
    """To whom invitations have gone, in the order of their addresses."""
    return sorted(each.to for each in invites(built) if each.method == "REQUEST")


def mailed(built: House, address: str) -> list[str]:
    """The subjects of every mail that has gone to that address."""
    return [str(each.message["Subject"]) for each in built.mailbox.mails if address in each.to]


def visitors(built: House) -> list[Contact]:
    """Everybody who is in no registry, as the rows have them."""
    return [each for each in rows(built, Contact) if each.visiting]


def name_admins(built: House, *people: Someone) -> None:
    """Let the agreement say that these people look after the area."""
    agreements = built.bot.router.agreements
    assert isinstance(agreements, dict)
    admins = tuple(contact_of(built, each).email for each in people)
    agreements[SLUG] = AGREEMENT.model_copy(update={"admins": admins})
