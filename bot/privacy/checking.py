"""What people write, held against the guard before anything else sees it.

Sure findings are refused with the text as it could stand; doubtful ones are asked about. Until
the person has answered, their words are in their own form and nowhere of ours.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from bot.errors import FormError
from bot.privacy.free_text import FreeText, Written, written_in
from bot.privacy.guard import Certainty, Context, Finding, Kind, scan
from bot.privacy.guard.findings import MASKS
from bot.replies import Ask, Remark, T

Token = Callable[[Written, str], str]
"""A name for a spot's words that tells them to nobody without the key."""

Stopped = tuple[Kind, Certainty]
"""What a finding was, and how certain."""

MOST_ASKED = 20
"""Questions about one field whose answers are taken down; a form of ours never asks as many."""

CONFIRMABLE = (Kind.ADDRESS, Kind.CASE_NO)
"""What can be a place of work or a policy's number where no single child is discussed."""

WHAT = {
    Kind.PERSON: "guard.what_person",
    Kind.PNR: "guard.what_pnr",
    Kind.PHONE: "guard.what_phone",
    Kind.EMAIL: "guard.what_email",
    Kind.ADDRESS: "guard.what_address",
    Kind.CASE_NO: "guard.what_case_no",
    Kind.CLASS_SCHOOL: "guard.what_class_school",
    Kind.DOB: "guard.what_dob",
    Kind.OTHER_ID: "guard.what_other_id",
    Kind.INDIRECT: "guard.what_indirect",
    Kind.SENSITIVE: "guard.what_sensitive",
}
TICKS = {
    Kind.PERSON: "guard.tick_person",
    Kind.PNR: "guard.tick_pnr",
    Kind.PHONE: "guard.tick_phone",
    Kind.EMAIL: "guard.tick_email",
    Kind.ADDRESS: "guard.tick_address",
    Kind.CASE_NO: "guard.tick_case_no",
    Kind.CLASS_SCHOOL: "guard.tick_class_school",
    Kind.DOB: "guard.tick_dob",
    Kind.OTHER_ID: "guard.tick_other_id",
    Kind.INDIRECT: "guard.tick_indirect",
    Kind.SENSITIVE: "guard.tick_sensitive",
}
QUESTIONS = {
    Kind.PERSON: "guard.ask_person",
    Kind.ADDRESS: "guard.ask_address",
    Kind.CASE_NO: "guard.ask_case_no",
    Kind.INDIRECT: "guard.ask_indirect",
    Kind.SENSITIVE: "guard.ask_sensitive",
}


@dataclass(frozen=True)
class Around:
    """What a text is about, and who is known there: display name → what they work as."""

    context: Context = "individual"
    colleagues: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Answered:
    """What somebody was asked about, and whether it was what the guard took it for."""

    type: Kind
    yes: bool


class GuardError(FormError):
    """Words that cannot be taken as they stand, with how they could.

    The words themselves are in none of it but the remarks, which go to who wrote them only;
    `stopped` tells no more than what was found.
    """

    def __init__(
        self, fields: Mapping[str, T], remarks: Mapping[str, Remark], stopped: Sequence[Stopped]
    ) -> None:
        super().__init__(fields)
        self.remarks = dict(remarks)
        self.stopped = tuple(stopped)


def check(intent: object, around: Around, token: Token) -> list[Answered]:
    """Let an intent through, with what its author answered about doubtful spots.

    Raises:
        GuardError: at each field with words that give somebody away, or may do so.
    """
    fields: dict[str, T] = {}
    remarks: dict[str, Remark] = {}
    answers: list[Answered] = []
    stopped: list[Stopped] = []
    for written in written_in(intent):
        found = _found(written, around)
        names = {each: token(written, _spot(written, each)) for each in found}
        left = [each for each in found if not _is_answered(each, written, names)]
        if left:
            fields[written.place] = _refusal(left, {names[each] for each in left})
            remarks[written.place] = _remark(written, left, names, around)
            stopped += [(each.type, each.certainty) for each in left]
        answers += _answers(written, found, names)
    if fields:
        # Without what led here: a traceback with locals would show the words.
        raise GuardError(fields, remarks, stopped) from None
    return answers


def _found(written: Written, around: Around) -> list[Finding]:
    found = scan(written.words, names_in_room=around.colleagues, context=around.context)
    if not isinstance(written, FreeText):
        # A link is made by machines: what looks like a number in it is one of theirs.
        found = [_ask(each) for each in found if each.type in (Kind.PERSON, Kind.EMAIL)]
    elif around.context == "structural":
        found = [_ask(each) if each.type in CONFIRMABLE else each for each in found]
    return found


def _ask(finding: Finding) -> Finding:
    return Finding(finding.start, finding.end, finding.type, Certainty.ASK, finding.rule)


def _spot(written: Written, finding: Finding) -> str:
    return written.words[finding.start : finding.end]


def _is_answered(finding: Finding, written: Written, names: Mapping[Finding, str]) -> bool:
    return finding.certainty is Certainty.ASK and names[finding] in written.ticked


def _answers(
    written: Written, found: list[Finding], names: Mapping[Finding, str]
) -> list[Answered]:
    """No to what is ticked; yes to what was asked about and is there no more."""
    no = [Answered(each.type, yes=False) for each in found if _is_answered(each, written, names)]
    still = set(names.values())
    before = [each.partition(":") for each in sorted(written.asked)[:MOST_ASKED]]
    return no + [
        Answered(Kind(kind), yes=True)
        for kind, _, name in before
        if kind in tuple(Kind) and name not in still
    ]


def _refusal(left: list[Finding], asked: Collection[str]) -> T:
    sure = [each for each in left if each.certainty is Certainty.SURE]
    if not sure:
        return T("guard.asks", count=len(asked))
    kinds = dict.fromkeys(each.type for each in sure)
    return T("guard.refuses", what=[T(WHAT[kind]) for kind in kinds])


def _remark(
    written: Written, left: list[Finding], names: Mapping[Finding, str], around: Around
) -> Remark:
    # The same word twice is one question.
    asks = {names[each]: each for each in left if each.certainty is Certainty.ASK}
    return Remark(
        suggestion=_suggested(written, left, around) if isinstance(written, FreeText) else "",
        asks=tuple(
            Ask(
                token=token,
                type=each.type.value,
                question=T(QUESTIONS.get(each.type, "guard.ask_other"), words=_spot(written, each)),
                tick=T(TICKS[each.type]),
            )
            for token, each in asks.items()
        ),
    )


def _suggested(written: Written, left: list[Finding], around: Around) -> str:
    """The text with every spot replaced by what it is, a colleague by what they work as."""
    parts: list[str] = []
    at = 0
    for finding in left:
        function = _function(_spot(written, finding), around) if finding.type is Kind.PERSON else ""
        parts += (written.words[at : finding.start], function or MASKS[finding.type])
        at = finding.end
    return "".join((*parts, written.words[at:]))


def _function(spot: str, around: Around) -> str:
    """What the one colleague of that name works as; empty for nobody, or for several."""
    called = spot.casefold()
    fits = {
        (name, function)
        for name, function in around.colleagues.items()
        if function and called.removesuffix("s") in _callings(name)
    }
    if len(fits) != 1:
        return ""
    name, function = fits.pop()
    owns = called.endswith("s") and called not in (name.casefold(), *name.casefold().split())
    return function.lower() + ("s" if owns else "")


def _callings(name: str) -> set[str]:
    """What somebody is called: the whole name, or a part; without the s that a genitive drops."""
    whole = name.casefold()
    return {each.removesuffix("s") for each in (whole, *whole.split())}
