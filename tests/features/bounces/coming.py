"""What the tests of returned mails share: which mail went to whom, and letting it come back."""

from bot.demo.house import House
from bot.demo.people import Someone
from bot.events import Returned
from bot.features.bounces.taking import take_back
from models.store import Tx
from tests.conftest import Clock
from tests.features.looking import contact_of

IN_RETURN = "kom i retur: adressen tar inte emot det. Meddela dem på annat sätt"
KURATOR = "Mejlet till Kurator, Ekbackens skola"


def mail_ids(built: House, to: str) -> list[str]:
    """Of the mails to an address, oldest first: what stands before the @ in the Message-ID."""
    found = [each.message["Message-ID"] for each in built.mailbox.mails if each.to == (to,)]
    return [str(each).strip("<>").partition("@")[0] for each in found]


def newest_mail_to(built: House, person: Someone) -> str:
    """The id of the newest mail to a person of the chat."""
    return mail_ids(built, contact_of(built, person).email)[-1]


async def comes_back(built: House, clock: Clock, mail_id: str, *, for_good: bool = True) -> bool:
    """A report of the mail is read, and what follows from it is sent."""

    def take(tx: Tx) -> bool:
        return take_back(tx, Returned(mail_id, for_good=for_good), clock())

    done = await built.store.run(take)
    await built.bot.sweep()
    return done
