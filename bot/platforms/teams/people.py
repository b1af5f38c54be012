"""Who somebody is, by Teams' own account of a conversation's members."""

from collections.abc import Collection
from dataclasses import dataclass

from bot.platforms.teams.text import Json

OWN = ("", "user", "member", "owner", "admin")
"""Roles of those who belong to the organisation; all others are guests of some kind."""


@dataclass(frozen=True)
class Profile:
    """An account. `outsider`: a guest, or of another tenant; whatever is missing counts so."""

    user: str
    outsider: bool
    addresses: tuple[str, ...]

    def work_email(self, domains: Collection[str]) -> str:
        """The address that the tenant vouches for, empty when there is none.

        Args:
            domains: Those it may be in; any, when there are none.
        """
        if self.outsider:
            return ""
        for address in self.addresses:
            if not domains or address.rpartition("@")[2].lower() in domains:
                return address
        return ""


def profile(told: Json, tenant: str) -> Profile:
    """What a member's account tells.

    Args:
        told: As the Bot Connector has it.
        tenant: The one that everybody of ours belongs to.
    """
    principal = _text(told, "userPrincipalName")
    roles = {_text(told, key).lower() for key in ("userRole", "userType", "role")}
    guest = not roles <= set(OWN) or "#ext#" in principal.lower()
    return Profile(
        user=_text(told, "aadObjectId") or _text(told, "objectId") or _text(told, "id"),
        outsider=guest or _text(told, "tenantId") != tenant,
        addresses=tuple(each for each in (_text(told, "email"), principal) if "@" in each),
    )


def _text(told: Json, key: str) -> str:
    found = told.get(key)
    return found if isinstance(found, str) else ""
