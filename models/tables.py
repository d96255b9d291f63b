"""Name every table once, for Alembic and for tests that make a whole database."""

from models.accesses import Access
from models.actings import Acting
from models.aliases import Alias
from models.amendments import Amendment
from models.announcements import Announcement, Receipt
from models.api_tokens import ApiToken
from models.audit import Act
from models.audit_seals import Seal
from models.base import Base, is_numbered
from models.cards import DayCard
from models.confirmations import Confirmation
from models.consents import ConsentRow
from models.contacts import Contact
from models.conversations import Conversation
from models.decisions import Decision
from models.doubts import Doubted
from models.drafts import Draft
from models.eased import Easement
from models.endpoints import Endpoint
from models.enquiries import Enquiry
from models.escalations import Escalation
from models.evidence import Evidence
from models.facts import Fact
from models.form_files import FormFile
from models.habits import CountedDay, Habit, TrackRecord
from models.hand_overs import HandOver
from models.handouts import KeptHandout
from models.inbox import Inbound
from models.joining import JoinCode, Knock
from models.judgements import Judgement
from models.leases import Lease
from models.ledger import Line
from models.likenesses import Band
from models.logins import Login
from models.machinery import Beat, Heartbeat, SheetDebt, VirtualClock
from models.menus import RichMenu, ShownMenu
from models.messages import Message
from models.notices import Notice, ReminderStep
from models.obligations import DueChange, Obligation
from models.offices import Office, Role
from models.online import Opening
from models.outbox import Outgoing, OutgoingTry
from models.pack_versions import PackVersion
from models.packs import Pack, StoredForm
from models.papers import Paper
from models.people import Account, Person
from models.postponements import Postponement
from models.posts import PostHeld
from models.practices import Practice
from models.quotas import Quota
from models.relays import Relay
from models.reminder_settings import ReminderSetting
from models.report_changes import ReportChange
from models.report_sources import ReportSource
from models.reports import Counter, Report
from models.restorations import Restoration
from models.retention import Erasure
from models.reviews import Meeting, Review
from models.rooms import Room, RoomCode
from models.rosters import Invitee, Roster, RosterLine
from models.samples import Sample
from models.seats import Seat, Waiting
from models.sheet_books import SheetBook
from models.sheet_columns import SheetColumn
from models.sheet_edits import SheetEdit
from models.sheet_files import SheetFile
from models.sheet_opened import OpenedColumn
from models.sheet_tabs import SheetRow, SheetTab
from models.unit_places import UnitPlace
from models.units import Enrolment, Unit
from models.uploads import Upload
from models.vault import WrappedKey
from models.walls import Answered, Wall
from models.web_sessions import WebSession

ALL = (
    Access, Erasure,
    Acting, Confirmation, ConsentRow,
    Act, Alias, Band, Conversation, Draft, Enquiry, Evidence, DueChange, Fact, FormFile, Opening, Inbound, JoinCode, Knock, Lease, Beat, Heartbeat, SheetDebt, VirtualClock, Message, RichMenu, ShownMenu,
    Notice, ReminderStep, Obligation, Office, Role, Pack, StoredForm, Account, Person, Practice, Counter, Report, Enrolment, Seat, SheetFile, Unit, WrappedKey,
    Line, Wall, Answered,
    HandOver, Judgement, PostHeld, UnitPlace, Waiting,
    PackVersion, SheetColumn,
    ReportSource,
    Restoration,
    Easement, Meeting, Postponement, Review,
    Invitee, Roster, RosterLine,
    OpenedColumn, SheetBook, SheetEdit, SheetRow, SheetTab,
    CountedDay, DayCard, Decision, Habit, Quota, TrackRecord,
    Login, WebSession,
    Escalation, ReminderSetting,
    Doubted, Sample,
    Seal,
    Upload,
    Contact, Paper, Relay, Amendment,
    Announcement, KeptHandout, Receipt, Room, RoomCode,
    ApiToken, Endpoint, Outgoing, OutgoingTry, ReportChange,
)  # fmt: skip
METADATA = Base.metadata
for _one in filter(is_numbered, METADATA.tables.values()):
    # A number that was given once is never given again, on SQLite too: retry keys and buttons are made of numbers.
    _one.dialect_kwargs["sqlite_autoincrement"] = True
