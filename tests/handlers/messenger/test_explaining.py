"""Every decision can say why, in one Thai sentence, sent or not."""

import re

from bot.texts import Texts
from engine.messenger.reasons import SENTENCES
from handlers.messenger.budget import budget, ledger
from handlers.messenger.explaining import explained
from handlers.messenger.situation import morning
from handlers.messenger.worths import KINDS
from handlers.riders import _BUBBLES, MERGED
from tests.handlers.messenger.messenger_kit import at, decided, due_today, person_id
from tests.play import Play
from tests.stories import act, desk, register

TEXTS = Texts.load("th")
THAI = re.compile("[ก-๙]")


def said(play: Play, who: str) -> list[str]:
    with play.core.database.reading() as connection:
        here = desk(play, connection)
        first = morning(here.now)
        found = explained(here, person_id=person_id(play, who), first=first, end=here.now.replace(hour=23))
        return [TEXTS.word(one.sentence, {}) for one in found]


def test_a_push_says_why(play: Play) -> None:
    due_today(play)
    play.remind()

    assert TEXTS.word(SENTENCES["everything"], {}) in said(play, "mali")


def test_what_was_not_pushed_says_why(play: Play) -> None:
    register(play)
    at(play, 25)
    play.line.allowed = 0
    play.remind()

    [why] = {why for verdict, why in decided(play, person_id=person_id(play, "mali")) if verdict == "skip"}
    assert TEXTS.word(SENTENCES[why], {}) in said(play, "mali")


def test_what_went_along_for_free_says_so(play: Play) -> None:
    register(play)
    at(play, 25)
    play.line.allowed = 0
    play.remind()
    act(play, "mali", "สวัสดี")

    assert "แนบไปกับคำตอบตอนที่ทักมา ไม่นับเป็นข้อความ" in said(play, "mali")


def test_every_reason_has_a_thai_sentence() -> None:
    untold = [phrase.msgid for phrase in SENTENCES.values() if not THAI.search(TEXTS.plain(phrase.msgid))]

    assert [] == untold


def test_every_kind_of_notice_has_its_worth() -> None:
    assert set() == {*_BUBBLES, *MERGED} - set(KINDS)


def test_the_budget_shows_what_was_used_for_what(play: Play) -> None:
    due_today(play)
    play.line.allowed = 300
    sent = len(play.remind())

    with play.core.database.reading() as connection:
        here = desk(play, connection)
        month = budget(here)
        told = ledger(here, first=morning(here.now), end=here.now.replace(hour=23))
    assert (300, sent) == (month.limit, month.used + month.under_way)
    assert sent == sum(month.by_share.values())
    assert sent == len(told)
    assert {"everything"} == {one.why for one in told}
