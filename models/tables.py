"""Name every table once, for Alembic and for tests that make a whole database."""

from models.aliases import Alias
from models.audit import Act
from models.base import Base
from models.conversations import Conversation
from models.drafts import Draft
from models.enquiries import Enquiry
from models.evidence import Evidence
from models.facts import Fact
from models.form_files import FormFile
from models.inbox import Inbound
from models.joining import JoinCode, Knock
from models.leases import Lease
from models.likenesses import Band
from models.machinery import Beat, Heartbeat, SheetDebt, VirtualClock
from models.menus import RichMenu, ShownMenu
from models.messages import Message
from models.notices import Notice, ReminderStep
from models.obligations import DueChange, Obligation
from models.offices import Office, Role
from models.online import Opening
from models.packs import Pack, StoredForm
from models.people import Account, Person
from models.practices import Practice
from models.reports import Counter, Report
from models.sheet_files import SheetFile
from models.units import Seat, Unit
from models.vault import WrappedKey

ALL = (
    Act, Alias, Band, Conversation, Draft, Enquiry, Evidence, DueChange, Fact, FormFile, Opening, Inbound, JoinCode, Knock, Lease, Beat, Heartbeat, SheetDebt, VirtualClock, Message, RichMenu, ShownMenu,
    Notice, ReminderStep, Obligation, Office, Role, Pack, StoredForm, Account, Person, Practice, Counter, Report, Seat, SheetFile, Unit, WrappedKey,
)  # fmt: skip
METADATA = Base.metadata
