"""What a modal carries from opening to sending, in its `private_metadata`.

Slack gives it back as it was; people can neither see nor change it.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace

from pydantic import TypeAdapter, ValidationError

from bot.platforms.slack import limits
from bot.platforms.slack.text import size
from bot.shown import Values


@dataclass(frozen=True)
class Opening:
    """What somebody did to get the form: said `words`, pressed `button`, or sent `form`.

    A form that leads to another one was sent in with `values`, about `about`. Asked again it
    gives the form anew: what opens a form only reads.
    """

    button: str = ""
    value: str = ""
    words: str = ""
    form: str = ""
    about: str = ""
    values: Values = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Memo:
    """Where a form was opened and what it is about.

    `hidden` keeps what stands in the fields that are not shown, and `waits` tells which
    answer would show each of them: field → (field it depends on, value). `turn` counts how many
    times we have replaced what was written.
    """

    about: str = ""
    channel: str = ""
    card: str = ""
    opening: Opening = Opening()
    hidden: Values = field(default_factory=dict)
    waits: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    turn: int = 0

    def write(self) -> str:
        """As text for `private_metadata`; what can be spared is let go if there is no room."""
        shorter = replace(self, hidden={})
        for kept in (self, shorter, Memo(self.about, self.channel, self.card), Memo(self.about)):
            written = json.dumps(asdict(kept), separators=(",", ":"), ensure_ascii=False)
            if size(written) <= limits.MEMO:
                return written
        return ""


_MEMO = TypeAdapter(Memo)


def read(written: str) -> Memo:
    """What was written; an empty memo when it is not ours."""
    try:
        return _MEMO.validate_json(written)
    except ValidationError:
        return Memo()
