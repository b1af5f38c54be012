"""Calendar feeds: who may fetch which by a secret link, and the meetings that stand in them.

Every feed is one person's, a team's too: whoever leaves takes no working link along.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Index, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, Session, col, select

from models.base import AreaRow
from models.forums import in_the_open
from models.meetings import TOOK_PLACE, Invitation, Meeting, Party
from models.registry import Contact, Place, Team

OWN = "team_id IS NULL"

Taking = Sequence[tuple[Meeting, Place | None]]
"""Meetings with where they are, earliest first."""


class Feed(AreaRow, table=True):
    """A link by which one person fetches their own meetings, or a team's.

    The secret itself is derived from the installation's key and `nonce`; only its hash is
    stored, and neither while the feed is closed. `number` rises with every link and every end
    of one, so that a button pressed twice is told from two presses.
    """

    contact_id: int = Field(foreign_key="contact.id")
    team_id: int | None = Field(default=None, foreign_key="team.id", index=True)
    number: int = 1
    nonce: str = Field(default="", max_length=32)
    token_hash: str | None = Field(default=None, max_length=64, unique=True)
    changed_at: datetime

    __table_args__ = (
        Index("ix_feed_contact_id_team_id", "contact_id", "team_id", unique=True),
        # Nulls are never alike, so one's own needs a rule of its own.
        Index(
            "ix_feed_own",
            "contact_id",
            unique=True,
            sqlite_where=text(OWN),
            postgresql_where=text(OWN),
        ),
    )


def make(tx: Session, feed: Feed) -> bool:
    """Write a feed unless there is one already; whether it was written."""
    dialect = postgresql if tx.get_bind().dialect.name == "postgresql" else sqlite
    insert = dialect.insert(Feed).values(feed.model_dump(exclude={"id"}))
    return tx.execute(insert.on_conflict_do_nothing().returning(col(Feed.id))).first() is not None


def feed_of(tx: Session, contact_id: int, team_id: int | None) -> Feed | None:
    """Somebody's feed of a team, or of their own meetings, held against other writers."""
    whose = col(Feed.team_id).is_(None) if team_id is None else Feed.team_id == team_id
    return tx.exec(
        select(Feed)
        .where(Feed.contact_id == contact_id, whose)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()


def feeds_of(tx: Session, contact_id: int) -> Sequence[tuple[Feed, Team | None]]:
    """Every feed that somebody has asked for, with the team it is of, in that order."""
    return tx.exec(
        select(Feed, Team)
        .join(Team, col(Team.id) == col(Feed.team_id), isouter=True)
        .where(Feed.contact_id == contact_id)
        .order_by(col(Feed.id))
    ).all()


def by_token(tx: Session, hashed: str) -> tuple[Feed, Contact, Team | None] | None:
    """The feed that a link is for, whose it is, and the team it is of."""
    return tx.exec(
        select(Feed, Contact, Team)
        .join(Contact, col(Contact.id) == col(Feed.contact_id))
        .join(Team, col(Team.id) == col(Feed.team_id), isouter=True)
        .where(Feed.token_hash == hashed)
    ).first()


def meetings_of(tx: Session, contact_id: int, since: datetime) -> Taking:
    """What somebody is booked for, and has been since then; not what they cannot come to."""
    return tx.exec(
        select(Meeting, Place)
        .join(Invitation, col(Invitation.meeting_id) == col(Meeting.id))
        .join(Place, col(Place.id) == col(Meeting.place_id), isouter=True)
        .where(
            Invitation.contact_id == contact_id,
            col(Invitation.revoked_at).is_(None),
            Invitation.excuse == "",
            col(Meeting.state).in_(TOOK_PLACE),
            col(Meeting.ends_at) > since,
        )
        .order_by(col(Meeting.starts_at), col(Meeting.id))
    ).all()


def meetings_of_team(tx: Session, team: Team, kinds: Collection[str], since: datetime) -> Taking:
    """Meetings of these kinds to which the team's organisation is called; all when it has none."""
    ask = (
        select(Meeting, Place)
        .join(Place, col(Place.id) == col(Meeting.place_id), isouter=True)
        .where(
            Meeting.area_id == team.area_id,
            col(Meeting.kind).in_(kinds),
            col(Meeting.state).in_(TOOK_PLACE),
            col(Meeting.ends_at) > since,
            in_the_open(),
        )
        .order_by(col(Meeting.starts_at), col(Meeting.id))
    )
    if team.organisation_id is not None:
        called = select(Party.meeting_id).where(Party.organisation_id == team.organisation_id)
        ask = ask.where(col(Meeting.id).in_(called))
    return tx.exec(ask).all()
