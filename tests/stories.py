"""Tell the beginnings that many tests share: somebody joins, registers a group, sends its part, files the report."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from bot import tidying
from bot.clock import machine_ms
from cli import demo
from handlers.desk import Desk
from models import people
from models.base import Base, table
from models.conversations import Conversation
from models.obligations import Obligation
from tests.past import remembered
from tests.play import Play, words

LEADER, OFFICER = "25650001", "25650002"
GROUP = "กลุ่มผักอินทรีย์บ้านหนองบัว"
PLACE = "ต.ริมใต้ แม่ริม"
CHAIR, PHONE = "มะลิ ใจดี", "0812345678"
# Two groups with one leader and one phone are asked about: everybody else leads her own.
CHAIRS = {"daeng": ("แดง มีสุข", "0898765432")}
AFTER_PLACE = (
    "12", CHAIR, PHONE, "[เคย]", "2562", "[เกษตรอินทรีย์]", "[ใช่]", "[ใช่]", "[ใช่]", "[มี]", "[ไม่เคย]", "[ยืนยัน]",
)  # fmt: skip
PART = ("[เท่าเดิม 12 คน]", "9", "15 มิ.ย. 2563", "ผักสลัด ไข่ไก่", "35 ไร่", "น้ำไม่พอ", "แปรรูป")
OFFICE_PART = ("[ใช่]", "[มี]", "[ข้าม]", "[ยืนยัน]")


def act(play: Play, who: str, *moves: str) -> str:
    """Type or tap one after the other; return what the last one was answered with, as text."""
    said: list[dict[str, Any]] = []
    for move in moves:
        said = play.press(who, move[1:-1]) if move.startswith("[") else play.text(who, move)
    return shown(said)


def shown(messages: list[dict[str, Any]]) -> str:
    """Write messages as a person reads them."""
    return "\n".join(words(message) for message in messages)


def join(play: Play, who: str = "mali", name: str = "มะลิ", code: str = LEADER) -> str:
    return act(play, who, code, "[รับทราบ]", name)


def ready_to_register(play: Play, who: str = "mali", group: str = GROUP, place: str = PLACE) -> str:
    join(play, who)
    told = {CHAIR: CHAIRS.get(who, (CHAIR, PHONE))[0], PHONE: CHAIRS.get(who, (CHAIR, PHONE))[1]}
    return act(play, who, group, place, *(told.get(one, one) for one in AFTER_PLACE))


@remembered
def register(play: Play, who: str = "mali", group: str = GROUP, place: str = PLACE) -> str:
    ready_to_register(play, who, group, place)
    return act(play, who, "[ส่ง]")


@remembered
def register_second(play: Play) -> str:
    """A second group of the same office, led by somebody else."""
    join(play, "daeng", "แดง")
    return act(play, "daeng", "กลุ่มกล้วยบ้านใหม่", "ต.เหมืองง่า อ.เมืองลำพูน", *AFTER_PLACE, "[ส่ง]")


@remembered
def contribute(play: Play, who: str = "mali") -> str:
    return act(play, who, "งานค้าง", "[ทำเลย]", *PART, "[ส่ง]")


def ready_to_file(play: Play, who: str = "somchai") -> str:
    """Open the first report that the group has sent its part of, and answer the office's questions."""
    act(play, who, "งานค้าง")
    play.press(who, "ทำเลย", number=2)
    return act(play, who, *OFFICE_PART)


@remembered
def file(play: Play, who: str = "somchai") -> str:
    ready_to_file(play, who)
    return act(play, who, "[ส่ง]")


def to_be_reminded(play: Play) -> None:
    """A group that owes its first report tomorrow, in the morning."""
    register(play)
    play.clock.moment = play.clock.moment.replace(day=24, hour=9, minute=0)


def rows(play: Play, model: type[Base], **wanted: object) -> list[Mapping[str, Any]]:
    """Return the rows of a table whose columns have these values, in the order of their keys."""
    found = table(model)
    query = select(found).order_by(*found.primary_key.columns)
    for name, value in wanted.items():
        query = query.where(found.c[name] == value)
    with play.core.database.reading() as connection:
        return [dict(row) for row in connection.execute(query).mappings()]


def line_hash(play: Play, who: str) -> str:
    return play.core.vault.keyring.hash("line", demo.line_id(who))


def account(play: Play, who: str) -> Mapping[str, Any]:
    [row] = rows(play, people.Account, line_hash=line_hash(play, who))
    return row


def person(play: Play, who: str) -> str:
    return str(account(play, who)["person_id"])


def conversation(play: Play, who: str) -> Mapping[str, Any]:
    """Return the state of somebody's conversation."""
    [row] = rows(play, Conversation, person_id=person(play, who))
    state: Mapping[str, Any] = row["state"]
    return state


def desk(play: Play, connection: Any) -> Desk:
    core = play.core
    return Desk(connection, core.vault, core.shelf.library(), core.office, play.clock.now(), machine_ms())


def close_rounds(play: Play) -> None:
    """Hand over everything that is due: from now on its rounds are closed."""
    with play.core.database.writing() as connection:
        connection.execute(table(Obligation).update().values(state="handed_over"))


def night(play: Play) -> None:
    """Let a night pass: what it does by itself is thought of at half past three."""
    after = play.clock.moment + timedelta(days=1)
    play.clock.moment = after.replace(hour=3, minute=30, second=0)
    tidying.tidy_rows(play.core_without_tasks())
