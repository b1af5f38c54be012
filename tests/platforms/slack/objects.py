"""Users and rooms as Slack tells them."""

from typing import Any

from tests.platforms.slack.limits import Json

TEAM = "T0EXEMPEL"


def account(user: str, email: str, **more: Any) -> Json:
    """A user as `users.info` tells it."""
    return {
        "id": user,
        "team_id": TEAM,
        "name": user.lower(),
        "deleted": False,
        "is_bot": False,
        "is_restricted": False,
        "is_ultra_restricted": False,
        "is_email_confirmed": True,
        "profile": {"email": email},
        **more,
    }


def private_room(channel: str, **more: Any) -> Json:
    """A private channel as `conversations.info` tells it."""
    return {
        "id": channel,
        "name": channel.lower(),
        "is_channel": True,
        "is_private": True,
        "is_im": False,
        "is_mpim": False,
        "is_shared": False,
        "is_ext_shared": False,
        "is_org_shared": False,
        "is_pending_ext_shared": False,
        "pending_shared": [],
        **more,
    }
