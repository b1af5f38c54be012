"""How one's own digest comes: the form, what it says, and what it is set to."""

from bot.features.digest.intents import WORKING_DAYS
from bot.features.digest.rules import way_for
from bot.replies import AnyOf, Form, OneOf, Option, T
from models import digests, registry
from models.digests import DigestWish, Way
from models.registry import Contact
from models.store import Tx

WAYS = {
    Way.CHAT: "digest.by_chat",
    Way.MAIL: "digest.by_mail",
    Way.NONE: "digest.not_at_all",
}
DAYS = (
    "digest.monday",
    "digest.tuesday",
    "digest.wednesday",
    "digest.thursday",
    "digest.friday",
)
OFF = (
    "digest.mondays",
    "digest.tuesdays",
    "digest.wednesdays",
    "digest.thursdays",
    "digest.fridays",
)


def comes(tx: Tx, contact: Contact) -> T:
    """How it comes, as a line of one's settings."""
    way, off = set_to(tx, contact)
    if not off or way is Way.NONE:
        return T(WAYS[way])
    return T("digest.but_not", way=T(WAYS[way]), days=[T(OFF[day]) for day in off])


def set_to(tx: Tx, contact: Contact) -> tuple[Way, tuple[int, ...]]:
    """How it comes, and the weekdays on which it does not."""
    wish = digests.wish_of(tx, contact.id)
    has_chat = registry.identity_of(tx, contact.id) is not None
    off = tuple(wish.days_off) if wish else ()
    return way_for(wish, contact.reach, has_chat=has_chat), off


def set_way(tx: Tx, contact: Contact, way: Way) -> None:
    """Note how it is to come, for somebody who cannot say so themselves; days off stay."""
    _, off = set_to(tx, contact)
    wish = DigestWish(area_id=contact.area_id, contact_id=contact.id, way=way, days_off=list(off))
    digests.keep_wish(tx, wish)


def way_options() -> tuple[Option, ...]:
    """The ways it can come."""
    return tuple(Option(each, T(key)) for each, key in WAYS.items())


def wish_form(tx: Tx, contact: Contact) -> Form:
    """One's own way and days off."""
    way, off = set_to(tx, contact)
    return Form(
        id="digest.own",
        title=T("digest.form_title"),
        send=T("registry.save"),
        fields=(
            OneOf(
                "way",
                T("digest.way"),
                way_options(),
                hint=T("digest.way_hint"),
                chosen=way,
            ),
            AnyOf(
                "days_off",
                T("digest.days_off"),
                tuple(Option(str(day), T(DAYS[day])) for day in WORKING_DAYS),
                hint=T("digest.days_off_hint"),
                chosen=tuple(map(str, off)),
                required=False,
            ),
        ),
    )
