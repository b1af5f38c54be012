"""Pure decisions about agendas."""

from collections.abc import Sequence

from models.agenda import AgendaItem


def may_change(
    items: Sequence[AgendaItem], organisation_id: int | None, *, convenes: bool
) -> list[AgendaItem]:
    """The points that somebody may change: their organisation's own; the convener all."""
    return [each for each in items if convenes or each.organisation_id == organisation_id]
