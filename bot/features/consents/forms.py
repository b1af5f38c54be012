"""The forms of consents: withdrawing, renewing, calling more people, booking all the same."""

from bot.features.meetings.forms import Choosable, by_organisation
from bot.features.meetings.kinds import KINDS
from bot.features.meetings.kinds.profile import Gate
from bot.features.meetings.view import MeetingView
from bot.features.visitors.forms import SOMEBODY_NEW, visitor_fields
from bot.replies import AnyOf, Day, Form, Heading, OneOf, Option, T, name
from models.meetings import Consent, Meeting


def withdraw_form(meeting: Meeting) -> Form:
    """Ask once more. No reason is asked for."""
    return Form(
        id="consents.withdraw",
        title=T("consents.withdraw_title", reference=meeting.reference),
        send=T("consents.withdraw_send"),
        about=str(meeting.id),
        fields=(Heading(T("consents.withdraw_question"), T("consents.withdraw_hint")),),
    )


def renew_form(meeting: Meeting, consent: Consent, among: Choosable) -> Form:
    """The consent as it is noted, to be changed to what has been said since."""
    return Form(
        id="consents.renew",
        title=T("forms.consent_title", reference=meeting.reference),
        send=T("consents.renew_send"),
        about=str(meeting.id),
        fields=(
            Heading(T("forms.consent_question"), T("forms.consent_hint")),
            AnyOf(
                "covers",
                T("forms.covers"),
                tuple(Option(str(each.id), name(each.name)) for each in among.organisations),
                hint=T("forms.covers_hint"),
                chosen=tuple(str(each) for each in consent.covers),
            ),
            AnyOf(
                "fewer",
                T("consents.fewer"),
                (Option("yes", T("consents.fewer_yes")),),
                hint=T("consents.fewer_hint"),
                required=False,
            ),
            Day("valid_to_on", T("forms.valid_to_on"), start=consent.valid_to_on),
            OneOf(
                "confirmed_by",
                T("forms.confirmed_by"),
                tuple(Option(str(each.id), name(each.name)) for each in among.functions),
                hint=T("forms.confirmed_by_hint"),
            ),
        ),
    )


def more_form(meeting: Meeting, among: Choosable, called: frozenset[int]) -> Form:
    """Everybody of the registry who is not called yet, or somebody who is not in it.

    A consent covers none but organisations in a list, so where it is asked for none is written.
    """
    by_consent = KINDS[meeting.kind].gate is Gate.CONSENT
    return Form(
        id="consents.more",
        title=T("consents.more_title", reference=meeting.reference),
        send=T("forms.call_send"),
        about=str(meeting.id),
        fields=(
            AnyOf(
                "who",
                T("forms.who"),
                (*by_organisation(among, called), SOMEBODY_NEW),
                hint=T("consents.more_hint"),
            ),
            *visitor_fields(among.organisations, among.functions, may_write=not by_consent),
        ),
    )


def fewer_form(view: MeetingView) -> Form:
    """The organisations called but the convener's own. No reason is asked for."""
    meeting = view.meeting
    own = view.contacts[meeting.convener_id].organisation_id
    others = [each.organisation_id for each in view.parties if each.organisation_id != own]
    options = tuple(Option(str(each), name(view.organisations[each].name)) for each in others)
    return Form(
        id="consents.fewer",
        title=T("consents.fewer_title", reference=meeting.reference),
        send=T("consents.fewer_send"),
        about=str(meeting.id),
        fields=(AnyOf("which", T("consents.which"), options, hint=T("consents.which_hint")),),
    )


def anyway_form(about: str, doubt: T) -> Form:
    """What the family has not said, and whether to book all the same.

    Args:
        about: The number of the candidate, or nothing but the meeting's as `draft 17`.
        doubt: The question.
    """
    return Form(
        id="consents.anyway",
        title=T("consents.anyway_title"),
        send=T("consents.anyway_send"),
        about=about,
        fields=(Heading(doubt, T("consents.anyway_hint")),),
    )
