"""What a meeting's card shows its convener of consent, of more people, and of who was told."""

from bot.features.consents.rules import ends_soon, family_doubt, is_ahead
from bot.features.meetings.gates import gate_closed
from bot.features.meetings.kinds.profile import Gate
from bot.features.meetings.rules import local_today
from bot.features.meetings.view import MeetingView
from bot.replies import Button, Choices, Facts, Look, Part, T, Text, Tone, name
from models.meetings import ConsentStatus, Party

PAIR = 2


def consent_parts(view: MeetingView) -> tuple[Part, ...]:
    """What is wrong with the consent or soon will be, and the buttons that put it right.

    Once the meeting has begun only withdrawing is left.
    """
    if not is_ahead(view.meeting, view.now):
        return (Choices(buttons),) if (buttons := _withdraw(view)) else ()
    return (*_remarks(view), Choices((_more(view), *_fewer(view), *_renew(view), *_withdraw(view))))


def withdrawn_parts(view: MeetingView, reader_id: int) -> tuple[Part, ...]:
    """Why a meeting is over, for its convener's eyes only."""
    if not view.is_convener(reader_id) or not _is(view, ConsentStatus.WITHDRAWN):
        return ()
    return (Text(T("consents.is_withdrawn"), Tone.WARNING),)


def waits_for_consent(view: MeetingView) -> Button:
    """The button that tells that a draft's consent has come."""
    return Button("consent", str(view.meeting.id), T("meetings.consent_obtained"), Look.PRIMARY)


def unasked_parts(view: MeetingView) -> tuple[Part, ...]:
    """A draft whose consent is given: what the family has not said about its time."""
    meeting = view.meeting
    doubt = family_doubt(meeting, meeting.starts_at) if meeting.starts_at else None
    if doubt is None or not _is(view, ConsentStatus.GIVEN):
        return ()
    book = Button("book_draft", str(meeting.id), T("consents.anyway_send"), Look.PRIMARY)
    return (Text(doubt, Tone.WARNING), Choices((book,)))


def untold(view: MeetingView) -> list[Party]:
    """The organisations called, other than the convener's, not told yet who it is about."""
    if view.kind.gate is not Gate.CONSENT:
        return []
    own = view.contacts.get(view.meeting.convener_id)
    return [
        each
        for each in view.parties
        if each.handed_over_at is None
        and (own is None or each.organisation_id != own.organisation_id)
    ]


def handover_parts(view: MeetingView) -> tuple[Part, ...]:
    """One tick for each organisation that is still to be told; nothing when all have been."""
    left = untold(view)
    if not left or not is_ahead(view.meeting, view.now):
        return ()
    return (
        Text(T("consents.tell_who"), Tone.WARNING),
        Facts(((T("consents.to_copy"), name(view.meeting.reference)),)),
        *(_tick(view, each) for each in left),
    )


def _tick(view: MeetingView, party: Party) -> Choices:
    organisation = view.organisations[party.organisation_id].name
    addresses = [
        name(each.email)
        for each in view.contacts.values()
        if each.organisation_id == party.organisation_id
    ]
    return Choices(
        (
            Button(
                "handed_over",
                str(party.id),
                T("consents.handed_over"),
                name=T("consents.handed_over_name", organisation=organisation),
            ),
        ),
        about=name(organisation),
        note=T("meetings.list", items=addresses) if addresses else None,
    )


def _remarks(view: MeetingView) -> tuple[Part, ...]:
    consent = view.consent
    if view.kind.gate is not Gate.CONSENT:
        return ()
    if closed := gate_closed(view):
        return (Text(T("consents.nothing_is_sent", why=closed), Tone.WARNING),)
    today = local_today(view.now, view.meeting.zone)
    if consent and consent.valid_to_on and ends_soon(consent.valid_to_on, today):
        soon = T("consents.ends_soon", valid_to_on=consent.valid_to_on)
        return (Text(soon, Tone.WARNING),)
    return ()


def _more(view: MeetingView) -> Button:
    return Button("more", str(view.meeting.id), T("consents.more"))


def _fewer(view: MeetingView) -> tuple[Button, ...]:
    # With two organisations neither can be spared, and then the meeting is called off instead.
    if len(view.parties) <= PAIR:
        return ()
    return (Button("fewer", str(view.meeting.id), T("consents.fewer_button")),)


def _renew(view: MeetingView) -> tuple[Button, ...]:
    if not _may_be_withdrawn(view):
        return ()
    return (Button("renew_consent", str(view.meeting.id), T("consents.renew")),)


def _withdraw(view: MeetingView) -> tuple[Button, ...]:
    if not _may_be_withdrawn(view):
        return ()
    meeting_id = str(view.meeting.id)
    return (Button("withdraw", meeting_id, T("consents.withdraw"), Look.DANGER),)


def _may_be_withdrawn(view: MeetingView) -> bool:
    return view.kind.gate is Gate.CONSENT and _is(view, ConsentStatus.GIVEN)


def _is(view: MeetingView, status: ConsentStatus) -> bool:
    return view.consent is not None and view.consent.status == status
