"""Ten thousand made-up links: none opens anything."""

from bot.demo.calling import call_sip
from bot.demo.house import House
from tests.conftest import Clock, Someones
from tests.web.visiting import browser, guesses

COUNT = 10_000


async def test_ten_thousand_guesses_hit_nothing(
    built: House, clock: Clock, someone: Someones
) -> None:
    await call_sip(someone("sip"))

    async with browser(built, clock) as guesser:
        found = await guesses(guesser, COUNT)

    assert set(found) == {404, 429}
    assert found.count(429) == COUNT - 20
