"""Mail scanners open every link there is: nothing changes, and no address is on any page."""

import re
from email.message import EmailMessage

from bot.demo.house import House
from bot.demo.people import Someone
from tests.conftest import Clock
from tests.features.acting import book
from tests.features.looking import everything_kept
from tests.web.visiting import LINK, Visitor, browser

ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w+")


def words(mail: EmailMessage) -> str:
    """All that a mail says in any of its parts."""
    parts = [part for part in mail.walk() if part.get_content_maintype() == "text"]
    # Calendar lines are folded in the middle of whatever they hold.
    return re.sub(r"\r?\n[ \t]", "", "".join(str(part.get_content()) for part in parts))


async def a_whole_life(anna: Someone, bo: Visitor) -> None:
    """Polled, booked, moved and called off: every kind of mail has been sent."""
    await bo.picks("yes", "yes", "yes")
    await book(anna)
    await anna.presses("Flytta")
    await anna.fills(when="fixed", on="2027-02-10", at="13.00")
    await anna.presses("Ställ in")
    await anna.fills()


async def test_every_link_of_every_mail_can_be_opened_by_machines_without_effect(
    built: House, clock: Clock, anna: Someone, bo: Visitor
) -> None:
    await a_whole_life(anna, bo)
    links = {link for mail in built.mailbox.mails for link in LINK.findall(words(mail.message))}
    before = everything_kept(built)

    async with browser(built, clock) as scanner:
        answers = [
            (await scanner.request(method, link)).status_code
            for link in links
            for method in ("GET", "HEAD", "OPTIONS")
        ]

    assert links
    assert set(answers) <= {200, 405}
    assert everything_kept(built) == before


async def test_no_page_shows_anybodys_address(anna: Someone, bo: Visitor) -> None:
    seen = [bo.text]
    await bo.picks("yes", "yes", "yes")
    seen.append(bo.text)
    await book(anna)
    seen += [(await bo.reloads()).text, (await bo.presses("excuse")).text]
    await bo.reloads()
    seen.append((await bo.presses("replace")).text)

    assert [ADDRESS.findall(page) for page in seen] == [[]] * 5


async def test_no_mail_shows_another_persons_address(
    built: House, anna: Someone, bo: Visitor
) -> None:
    await a_whole_life(anna, bo)

    for mail in built.mailbox.mails:
        own = {*mail.to, "samordnaren@exempelviken.example"}
        assert set(ADDRESS.findall(words(mail.message))) <= own
