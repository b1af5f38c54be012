"""Which buttons and forms belong to slips."""

from bot.features.slips import handlers
from bot.features.slips.intents import AskFamily, NoteFamily, RenewSlip, RevokeSlip, ShowSlip
from bot.router import Route, Routes

ROUTES = Routes(
    buttons={
        "slip": Route(ShowSlip.parse, handlers.show_slip, again=handlers.show_slip),
        "slip_new": Route(RenewSlip.parse, handlers.renew_slip, again=handlers.renew_slip),
        "slip_revoke": Route(RevokeSlip.parse, handlers.revoke_slip, again=handlers.revoke_slip),
        "family": Route(
            AskFamily.parse, handlers.ask_family, again=handlers.ask_family, opens=True
        ),
    },
    forms={
        "slips.family": Route(NoteFamily.parse, handlers.note_family, again=handlers.noted_again)
    },
)
