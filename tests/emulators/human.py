"""Somebody in front of local-slack, who sees what stands there and acts on it."""

from dataclasses import dataclass

from tests.emulators.local_slack import ROOM, LocalSlack, until
from tests.platforms.slack.limits import Json
from tests.platforms.slack.person import buttons, state, words


@dataclass
class Human:
    """One person. Each act waits until what it sets going can be seen."""

    slack: LocalSlack
    user: str

    async def says(self, text: str) -> None:
        """Type `/samordna …` in the team's channel."""
        await self.slack.act(
            "command", user=self.user, channel=ROOM, command="/samordna", text=text
        )

    async def presses(self, label: str) -> None:
        """Press the newest button with that label that this person sees."""

        async def find() -> tuple[Json, Json] | None:
            for message in reversed(await self.messages()):
                for _, button in buttons(message):
                    if button["text"]["text"] == label:
                        return message, button
            return None

        message, button = await until(find)
        where = {"channel": message["channel"], "messageTs": message["ts"]}
        await self.slack.act("interact", user=self.user, action=button, **where)

    async def fills(self, **values: str | tuple[str, ...]) -> Json:
        """Fill in the open modal and send it; what the window is told."""
        view = await self.view()
        inputs = {b["block_id"]: b["element"] for b in view["blocks"] if b["type"] == "input"}
        filled = {
            field: {field: state(element, values.get(field))} for field, element in inputs.items()
        }
        return await self.slack.submit(self.user, filled)

    async def view(self) -> Json:
        """The modal that is open."""

        async def top() -> Json | None:
            stack = (await self.slack.screen())["modalStack"]
            return stack[-1] if stack else None

        return await until(top)

    async def reads(self, text: str) -> str:
        """Everything in the newest message that holds *text*, as soon as there is one."""

        async def find() -> str | None:
            told = [words(each.get("blocks", [])) for each in await self.messages()]
            return next((each for each in reversed(told) if text in each), None)

        return await until(find)

    async def cards(self) -> list[Json]:
        """The private dialogue with the bot, oldest first."""
        return [each for each in await self.messages() if each["channel"] != ROOM]

    async def messages(self) -> list[Json]:
        """What this person sees, oldest first."""
        screen = await self.slack.screen()
        mine = {each["id"] for each in screen["channels"] if self.user in each["members"]}
        found = [
            {**message, "channel": channel}
            for channel, messages in screen["messages"].items()
            if channel in mine
            for message in messages
            if message.get("ephemeral_to", self.user) == self.user
        ]
        return sorted(found, key=lambda message: str(message["ts"]))
