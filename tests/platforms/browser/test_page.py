"""The chat page in a real browser: by keyboard, live, and for every eye."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.outgoing import ChatMessage
from bot.platforms.browser.changes import Sign
from bot.platforms.browser.send import send
from bot.platforms.browser.workspace import Workspace
from bot.replies import Reply, name
from tests.browser.page import Served, axe, chromium, overflow, page, serve
from tests.platforms.browser.sample import NOON, Mailbox, app, mail, poll, workspace

CARD = ChatMessage(
    "row-1", "browser", "local", "sip", False, "sv", Reply(poll(), preview=name("Nya tider"))
)
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 320, "height": 640}


@dataclass
class World:
    """A served workspace with one card in the team's channel."""

    served: Served
    among: Workspace
    mailbox: Mailbox

    def url(self, path: str) -> str:
        return self.served.url + path

    def send(self, message: ChatMessage) -> str:
        return self.served.do(send, self.among, message, NOON)

    def mail_comes(self, number: int) -> None:
        self.mailbox.kept.append(mail(number))
        self.served.do(self.among.changes.tell, Sign.MAIL)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def world() -> Iterator[World]:
    among, mailbox = workspace(), Mailbox([mail(1)])
    with serve(app(among, mailbox), among.changes.close) as served:
        world = World(served, among, mailbox)
        world.send(CARD)
        yield world


@pytest.fixture
def sara(browser: Browser, world: World) -> Iterator[Page]:
    """The SIP-samordnare's page, in the team's channel."""
    with page(browser, viewport=WIDE) as shown:
        shown.goto(world.url("/som/sara?rum=sip"))
        yield shown


@pytest.fixture
def robin(browser: Browser, world: World) -> Iterator[Page]:
    """The kurator's page, in the same channel."""
    with page(browser, viewport=WIDE) as shown:
        shown.goto(world.url("/som/robin?rum=sip"))
        yield shown


def command(shown: Page, words: str) -> None:
    """Type a command and press Enter."""
    shown.locator("#say").focus()
    shown.keyboard.type(words)
    shown.keyboard.press("Enter")


def focused(shown: Page) -> str:
    """What has focus: its field name and value, its button, or its id."""
    told: str = shown.evaluate(
        "(({name, value, id, dataset}) => dataset.button ? `${dataset.button} ${dataset.value}`"
        " : [name, value].filter(Boolean).join(' ') || id)(document.activeElement)"
    )
    return told


def test_a_meeting_is_called_by_keyboard_alone_though_the_first_try_is_wrong(sara: Page) -> None:
    command(sara, "/samordna sip")
    expect(sara.get_by_role("dialog", name="Kalla till SIP-möte")).to_be_visible()
    assert focused(sara) == "who Granskolan/Rektor"

    sara.locator("[name=link]").focus()
    sara.keyboard.type("https://fel.example/mote")
    sara.keyboard.press("Enter")

    expect(sara.locator("#form-summary")).to_have_text("Något behöver ändras.")
    expect(sara.locator("#f-who-error")).to_have_text("Välj minst en som ska kallas.")
    expect(sara.locator("[name=link]")).to_have_attribute("aria-invalid", "true")
    expect(sara.locator("[name=link]")).to_have_value("https://fel.example/mote")
    assert focused(sara) == "who Granskolan/Rektor"

    sara.keyboard.press("Space")
    sara.locator("[name=link]").fill("https://video.example.org/mote")
    sara.keyboard.press("Enter")

    expect(sara.get_by_role("dialog")).to_be_hidden()
    expect(sara.locator(".message").last).to_contain_text("Mötet är skapat. Jag frågar 1 personer")
    expect(sara.locator(".message").last).to_contain_text("Bara du ser detta")
    assert focused(sara) == "say"


def test_the_first_tab_leads_past_the_rooms(sara: Page) -> None:
    sara.keyboard.press("Tab")
    expect(sara.get_by_role("link", name="Hoppa till innehållet")).to_be_focused()

    sara.keyboard.press("Enter")

    assert focused(sara) == "innehall"


def test_a_field_shows_only_when_it_matters(sara: Page) -> None:
    command(sara, "/samordna sip")
    expect(sara.get_by_label("Klockslag")).to_be_hidden()

    sara.get_by_label("Jag har en tid").check()

    expect(sara.get_by_label("Klockslag")).to_be_visible()
    expect(sara.get_by_label("Dag")).to_have_value("2027-03-18")


def test_escape_closes_the_form_and_gives_focus_back(sara: Page) -> None:
    sara.get_by_role("button", name="Lägg till punkt").focus()
    sara.keyboard.press("Enter")
    expect(sara.get_by_role("dialog")).to_be_visible()

    sara.keyboard.press("Escape")

    expect(sara.get_by_role("dialog")).to_be_hidden()
    assert focused(sara) == "agenda 1"


def test_a_vote_changes_the_card_in_place_for_everybody_and_focus_stays(
    sara: Page, robin: Page
) -> None:
    sara.get_by_role("button", name="Kan tors 18 mars").focus()
    sara.keyboard.press("Enter")

    chosen = "[data-value='1 yes'][aria-pressed=true]"
    for shown in (sara, robin):
        expect(shown.locator(chosen)).to_be_visible()
        expect(shown.locator(".message")).to_have_count(1)
    assert focused(sara) == "vote 1 yes"
    expect(sara.locator("#announce")).to_contain_text("Ändrat: När kan ni ses?")


def test_a_command_leaves_the_line_empty_and_its_answer_private(sara: Page, robin: Page) -> None:
    command(sara, "/samordna hjälp")

    expect(sara.locator(".message h2").last).to_have_text("Vad vill du göra?")
    expect(sara.locator("#say")).to_have_value("")
    expect(robin.locator(".message")).to_have_count(1)
    sara.reload()
    expect(sara.locator(".message h2").last).to_have_text("Vad vill du göra?")
    expect(sara.locator(".own")).to_have_count(0)


def test_a_suggestion_is_a_command(sara: Page) -> None:
    sara.get_by_role("button", name="/samordna sip").click()

    expect(sara.get_by_role("dialog")).to_be_visible()


def test_what_was_typed_stays_when_the_bot_is_out_of_reach(sara: Page) -> None:
    sara.route("**/sagt", lambda route: route.abort())

    command(sara, "/samordna hjälp")

    expect(sara.locator("#say-problem")).to_contain_text("Jag når inte Samordnaren just nu.")
    expect(sara.locator("#say")).to_have_value("/samordna hjälp")


def test_a_form_stays_open_when_the_bot_is_out_of_reach(sara: Page) -> None:
    sara.route("**/ifyllt", lambda route: route.abort())
    command(sara, "/samordna sip")

    sara.get_by_label("Psykolog").check()
    sara.get_by_role("button", name="Fortsätt").click()

    expect(sara.locator("#form-summary")).to_contain_text("Jag når inte Samordnaren just nu.")
    expect(sara.get_by_label("Psykolog")).to_be_checked()


def test_a_message_elsewhere_is_a_badge_until_it_is_read(sara: Page, world: World) -> None:
    badge = sara.locator("[data-unread='dm:sara']")
    expect(badge).to_be_hidden()

    world.send(replace(CARD, key="row-2", to="sara", private=True))

    expect(badge).to_have_text("1 olästa")
    expect(sara).to_have_title("(1) sip-samverkan – Samordnaren")
    expect(sara.locator("#announce")).to_have_text("Nytt i Samordnaren (privat). Nya tider")
    sara.get_by_role("link", name="Samordnaren (privat)").click()
    expect(badge).to_be_hidden()
    expect(sara.locator(".message")).to_have_count(1)


def test_what_is_unread_shows_from_the_mailbox_too(sara: Page, world: World) -> None:
    world.send(replace(CARD, key="row-2", to="sara", private=True))

    sara.goto(world.url("/postladan?som=sara"))

    expect(sara.locator("[data-unread='dm:sara']")).to_have_text("1 olästa")
    expect(sara).to_have_title("(1) Postlådan – Samordnaren")


def test_a_page_that_lost_touch_catches_up(sara: Page, world: World) -> None:
    expect(sara.locator(".message")).to_have_count(1)

    world.served.do(world.among.changes.tell, Sign.CLOSED)
    world.send(replace(CARD, key="row-2"))

    expect(sara.locator(".message")).to_have_count(2, timeout=10_000)


def test_a_new_mail_shows_at_once_in_the_count_and_in_the_list(sara: Page, world: World) -> None:
    expect(sara.locator("[data-mail-count]")).to_have_text("1")
    world.mail_comes(2)
    expect(sara.locator("[data-mail-count]")).to_have_text("2")

    sara.goto(world.url("/postladan"))
    expect(sara.locator("#mails li")).to_have_count(2)
    world.mail_comes(3)

    expect(sara.locator("#mails li").first).to_have_id("mail-3")
    expect(sara.locator("[data-mail-count]")).to_have_text("3")


def test_one_can_become_somebody_else(sara: Page, world: World) -> None:
    sara.goto(world.url("/"))
    sara.get_by_role("link", name="Kurator (Granskolan)").click()
    expect(sara.locator(".who summary")).to_contain_text("Kurator")

    sara.locator(".who summary").click()
    sara.get_by_role("link", name="Socialsekreterare").click()

    expect(sara).to_have_url(world.url("/som/kim"))


def test_the_server_stops_although_a_page_listens(browser: Browser) -> None:
    among = workspace()
    with page(browser) as shown:
        with serve(app(among, Mailbox()), among.changes.close) as served:
            shown.goto(f"{served.url}/som/sara")
            expect(shown.locator("#say")).to_be_visible()

        assert shown.title() == "sip-samverkan – Samordnaren"


def test_nothing_on_the_page_breaks_its_own_content_policy(sara: Page) -> None:
    complaints: list[str] = []
    sara.on("console", lambda message: complaints.append(message.text))

    sara.reload()
    command(sara, "/samordna sip")
    expect(sara.get_by_role("dialog")).to_be_visible()

    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "320px"])
def test_every_page_and_state_passes_axe_and_fits_its_width(
    browser: Browser, world: World, scheme: str, size: dict[str, int]
) -> None:
    found: dict[str, list[str]] = {}
    world.send(replace(CARD, key="row-2", to="sara", private=True))
    with page(browser, viewport=size, color_scheme=scheme) as shown:

        def look(state: str) -> None:
            wide = overflow(shown)
            found[state] = axe(shown) + [f"{wide} px för bred"] * bool(wide)

        for path in ("/", "/som/alex?rum=forum", "/postladan", "/postladan/1?som=sara", "/som/x"):
            shown.goto(world.url(path))
            look(path)
        shown.goto(world.url("/som/sara?rum=sip"))
        command(shown, "/samordna hjälp")
        expect(shown.locator(".message h2").last).to_have_text("Vad vill du göra?")
        look("cards")
        shown.locator(".menu summary, .who summary").locator("visible=true").first.click()
        look("menu")
        command(shown, "/samordna sip")
        shown.get_by_label("Jag har en tid").check()
        look("dialog")
        shown.locator("[name=link]").fill("https://fel.example/")
        shown.get_by_role("button", name="Fortsätt").click()
        expect(shown.locator(".wrong")).to_have_count(2)
        look("errors")

    assert {state: faults for state, faults in found.items() if faults} == {}
    assert len(found) == 9
