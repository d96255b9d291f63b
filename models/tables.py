"""Name every table once, for Alembic and for tests that make a whole database."""

from models.audit import Act
from models.base import Base
from models.conversations import Conversation
from models.drafts import Draft
from models.inbox import Inbound
from models.joining import JoinCode, Knock
from models.leases import Lease
from models.machinery import Beat, Heartbeat, SheetDebt, VirtualClock
from models.messages import Message
from models.notices import Notice, ReminderStep
from models.obligations import Obligation
from models.offices import Office, Role
from models.packs import Pack, StoredForm
from models.people import Account, Person
from models.reports import Counter, Report
from models.units import Seat, Unit
from models.vault import WrappedKey

ALL = (
    Act, Conversation, Draft, Inbound, JoinCode, Knock, Lease, Beat, Heartbeat, SheetDebt, VirtualClock, Message,
    Notice, ReminderStep, Obligation, Office, Role, Pack, StoredForm, Account, Person, Counter, Report, Seat, Unit, WrappedKey,
)  # fmt: skip
METADATA = Base.metadata
