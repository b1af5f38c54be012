"""Which buttons and forms belong to consents."""

from bot.features.consents import fewer, handlers, more
from bot.features.consents.intents import (
    AskFewer,
    AskMore,
    AskRenew,
    AskWithdraw,
    CallMore,
    HandOver,
    Renew,
    TakeOff,
    Withdraw,
)
from bot.router import Route, Routes

ROUTES = Routes(
    buttons={
        "withdraw": Route(
            AskWithdraw.parse, handlers.ask_withdraw, again=handlers.ask_withdraw, opens=True
        ),
        "renew_consent": Route(
            AskRenew.parse, handlers.ask_renew, again=handlers.ask_renew, opens=True
        ),
        "more": Route(AskMore.parse, more.ask_more, again=more.ask_more, opens=True),
        "fewer": Route(AskFewer.parse, fewer.ask_fewer, again=fewer.ask_fewer, opens=True),
        "handed_over": Route(HandOver.parse, handlers.hand_over, again=handlers.hand_over_again),
    },
    forms={
        "consents.withdraw": Route(Withdraw.parse, handlers.withdraw),
        "consents.renew": Route(Renew.parse, handlers.renew, again=handlers.shown_again),
        "consents.more": Route(CallMore.parse, more.call_more, again=more.called_again),
        "consents.fewer": Route(TakeOff.parse, fewer.take_organisations_off),
    },
)
