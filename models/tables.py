"""Every table there is: importing this makes the metadata whole, whatever else is imported."""

from models.actions import Action, ActionChange
from models.agenda import AgendaItem
from models.areas import AreaChange, AreaStep
from models.audit import AuditEntry
from models.conversations import Conversation
from models.digests import DigestWish
from models.feeds import Feed
from models.forums import (
    Forum,
    ForumLineage,
    ForumSeat,
    ForumSeries,
    ForumShortfall,
    SeriesException,
)
from models.meetings import Candidate, Comment, Consent, Invitation, Meeting, Party, Vote
from models.mentions import Mention
from models.pace import Pace
from models.queue import Inbox, Outbox, Posted, RecurringRule
from models.registry import (
    Area,
    BusyPeriod,
    ChatIdentity,
    Contact,
    Function,
    Organisation,
    Place,
    Room,
    SchoolBreak,
    SchoolYear,
    Team,
)
from models.slips import FamilySlip
from models.tallies import Release, Tally
from models.visitors import Visitor

TABLES = (
    Action,
    ActionChange,
    AgendaItem,
    Area,
    AreaChange,
    AreaStep,
    AuditEntry,
    BusyPeriod,
    Candidate,
    Comment,
    ChatIdentity,
    Consent,
    Contact,
    Conversation,
    DigestWish,
    FamilySlip,
    Feed,
    Forum,
    ForumLineage,
    ForumSeat,
    ForumSeries,
    ForumShortfall,
    Function,
    Inbox,
    Invitation,
    Meeting,
    Mention,
    Organisation,
    Outbox,
    Pace,
    Party,
    Place,
    Posted,
    RecurringRule,
    Release,
    Room,
    SchoolBreak,
    SchoolYear,
    SeriesException,
    Tally,
    Team,
    Visitor,
    Vote,
)
