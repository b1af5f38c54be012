"""What an action is called, and whose it is, where different people may look."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.features.actions.intents import Repeats
from bot.features.actions.rules import EVERYWHERE
from bot.features.meetings.naming import is_individual
from bot.replies import T, name
from models.actions import Action, Every
from models.meetings import Meeting
from models.registry import Function, Organisation

SOMETHING = T("actions.something")

EVER = {
    Every.ONCE: "actions.once",
    Every.WEEK: "actions.every_week",
    Every.FORTNIGHT: "actions.every_fortnight",
    Every.MONTH: "actions.every_month",
    Every.TERM: "actions.every_term",
}
IN_TERMS = {
    **EVER,
    Every.WEEK: "actions.every_week_in_term",
    Every.FORTNIGHT: "actions.every_fortnight_in_term",
    Every.MONTH: "actions.every_month_in_term",
}


def what(action: Action) -> T:
    """In full, for those called to its meeting, on its card."""
    if not action.pick:
        return name(action.words)
    return pick_name(action.pick)


def pick_name(key: str) -> T:
    """A choice of the catalogue: a common one, or to come back to one of the kind's headings."""
    return T(key) if key in EVERYWHERE else T("actions.about_point", point=T(key))


def what_in_chat(action: Action, meeting: Meeting) -> T:
    """In a message of its own: nobody's words about a single child, since it is not erased."""
    return SOMETHING if action.words and is_individual(meeting) else what(action)


def what_in_mail(action: Action, meeting: Meeting) -> T:
    """In a mail: of a meeting about a single child nothing at all."""
    return SOMETHING if is_individual(meeting) else what(action)


def how_often(repeats: Repeats) -> T:
    """How often it comes back, as people choose it and read it."""
    return T(IN_TERMS[repeats.every] if repeats.but_in_lov else EVER[repeats.every])


@dataclass(frozen=True)
class Names:
    """Those who can own an action, by row number."""

    organisations: Mapping[int, Organisation]
    functions: Mapping[int, Function]

    def who(self, action: Action) -> T:
        """Its owner; never a person's name."""
        organisation = self.organisations[action.organisation_id].name
        if action.function_id is None:
            return name(organisation)
        function = self.functions[action.function_id].name
        return T("meetings.function_at", function=function, organisation=organisation)
