"""The buttons of an action, wherever it stands."""

from dataclasses import dataclass

from bot.features.actions.intents import Where
from bot.replies import Button, T
from models.actions import Action, Every


@dataclass(frozen=True)
class Named:
    """An action with what it is called where its buttons stand."""

    action: Action
    where: Where
    called: T

    def button(self, verb: str, label: str) -> Button:
        """One of its buttons; alone it says to a screen reader what it is about."""
        named = T("actions.which", label=T(label), what=self.called)
        return Button(f"action.{verb}", f"{self.action.id} {self.where}", T(label), name=named)


def own_buttons(named: Named, *, owns: bool, convenes: bool) -> tuple[Button, ...]:
    """What its owner can press, and the convener in their place."""
    if not (owns or convenes):
        return ()
    remind = (named.button("snooze", "actions.snooze"),) if owns else ()
    # Nobody asks themselves for help.
    ask = () if convenes else (named.button("help", "actions.help"),)
    return (
        named.button("done", "actions.done"),
        named.button("time", "actions.more_time"),
        *remind,
        named.button("pass", "actions.pass_on"),
        *ask,
    )


def author_buttons(named: Named) -> tuple[Button, ...]:
    """What those who wrote it down can press."""
    repeats = named.action.every is not Every.ONCE
    return (
        named.button("date", "actions.change_date"),
        *((named.button("stop", "actions.stop"),) if repeats else ()),
        named.button("remove", "actions.remove"),
    )
