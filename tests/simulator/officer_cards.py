"""Make the cards that an officer reads longest, each as full as it may become, with the longest words of the packs."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from engine.announcing.pricing import Price
from engine.conversation.amending import telling
from engine.conversation.amending.noun import Amended, Mine
from engine.conversation.bubbles import Bubble, Plain, Press, Row, say
from engine.conversation.chasing import prompting, showing
from engine.conversation.chasing.seen import Asked, Called, Chased, Contact, Missed, Objecting
from engine.conversation.chasing.wording import how
from engine.conversation.menu import work
from engine.conversation.relaying import asking, objecting
from engine.conversation.reviewing import listing, returning
from engine.conversation.reviewing import showing as reviewing
from engine.conversation.reviewing.seen import Bench, Waiting
from engine.conversation.scene import Owed
from engine.conversation.sheets import offering
from tests.rules import saying
from tests.rules.saying import DUTY, GROUP, RENDERER, WHEN
from tests.rules.saying_digest import LOOKED
from tests.rules.test_reviewing_cards import REPORT, case

LONG = "ฝนตกหนักสองวัน ถนนเข้าหมู่บ้านขาด สมาชิกมาได้ไม่ครบ จึงนับจากใบลงชื่อที่บ้านประธานอีกครั้งหนึ่งค่ะ"
Message = dict[str, Any]
OFFICE = "สำนักงานเกษตรและสหกรณ์จังหวัดเชียงใหม่"


def messages() -> dict[str, list[Message]]:
    """Return every card by name, as LINE gets it."""
    found: dict[str, list[Message]] = {}
    for name, bubble in _bubbles():
        found.setdefault(name, []).extend(dict(one) for one in RENDERER.messages((bubble,)))
    return found


def _bubbles() -> Iterator[tuple[str, Bubble]]:
    yield from _reviewing()
    yield from _relaying()
    owed = [
        Owed(f"o{number}", DUTY, GROUP, OFFICE, "file", WHEN.at.date(), is_done=False, sheet="s", unit=f"u{number}")
        for number in range(8)
    ]  # fmt: skip
    scene = saying.scene(owed=tuple(owed), acts_for_office=True, has_roles=True, speaks_for=(OFFICE,))
    yield from (("table", card) for card in offering.cards(owed[0], owed))
    yield "due", work.due_card(scene, WHEN)
    yield "menu", work.menu_card(scene)


def _reviewing() -> Iterator[tuple[str, Bubble]]:
    folder, programme, name = next(one for one in saying.CASES if one[1].id == "moac-groups-2565")
    full = case(programme, folder, name)
    typed = {path: LONG for path, value in full.filling.draft.answers.items() if len(value) > len(LONG)}
    draft = replace(full.filling.draft, answers={**full.filling.draft.answers, **typed})
    one = replace(full, filling=replace(full.filling, draft=draft))
    yield "doubts", reviewing.card(one, WHEN)
    yield "mending", returning._which(one, WHEN, 0)
    waiting = tuple(
        Waiting(
            f"{REPORT}{number}", 0, "batch", DUTY, GROUP, WHEN.at, WHEN.at.date(), may_together=True, unit=GROUP,
            office=OFFICE, place=("500701", "500702")[number % 2], looked=LOOKED if number % 3 else replace(LOOKED, doubts=()),
        )
        for number in range(8)
    )  # fmt: skip
    yield "list", listing.card(saying.scene(bench=Bench(waiting), acts_for_office=True), WHEN)
    yield "plain", listing.plain_card(Bench(waiting), "batch", WHEN)
    changed = (Row(Plain("สมาชิกที่เข้าร่วมกิจกรรม"), say("{before} → {after}", before="9", after=Plain(LONG))),)
    mine = Mine(REPORT, DUTY, GROUP, "นิดา", changed * 2, (Plain(LONG),), is_closed=True)
    amended = Amended("นิดา", WHEN.at, Plain(LONG), is_objected=True, objector="มะลิ", objection=LONG)
    yield "mended", telling.card(mine)
    yield "objected", telling.objected(Plain(f"{DUTY} · {GROUP}"), amended, changed, Press("check", REPORT))


def _relaying() -> Iterator[tuple[str, Bubble]]:
    today = WHEN.at.date()
    contact = Contact("u1", WHEN.at, "words", "สมชาย ใจดี", LONG, today + timedelta(3))
    missed = tuple(Missed(f"o{number}", DUTY, today + timedelta(number - 1)) for number in range(3))
    yield "chased", showing.card(Chased("u1", GROUP, "มะลิ ใจดี", True, "0812345678", contact, missed), today)
    yield "fill-in", asking._card(Asked("o1", DUTY, GROUP, "มะลิ ใจดี", "p1"))
    yield "fill-in", asking._who(Asked("o1", DUTY, GROUP))
    told = Objecting("r1", "65-00001", DUTY, GROUP, "สมชาย ใจดี", can_correct=True)
    lines = (Row(Plain("สมาชิกที่เข้าร่วมกิจกรรม"), Plain("1,234 คน")), Row(Plain("เล่าให้ฟัง"), Plain(LONG)))
    yield "objection", objecting.card(told, how("phone"), lines)
    yield "objection", objecting._ask(told)
    yield "price", prompting.card(Called(Price(4, 3, 212), 2, 1, 1, (GROUP, GROUP, GROUP)))
