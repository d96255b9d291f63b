"""What is not known yet and what stands as last time, on a page: the chat's rules, and the chat's own draft."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.texts import Texts
from engine.conversation.bubbles import Text
from engine.conversation.effects import Send
from engine.conversation.events import When
from engine.conversation.filling.asking import next_question
from engine.conversation.filling.moving import finish
from engine.conversation.scene import Filling
from engine.conversation.state import Draft, State
from engine.forms import filling as forms
from engine.forms.reading import read_markdown
from engine.page import completing, confirming, entries, laying
from engine.page.parts import Field, fields_in, waiting_in
from engine.page.posted import HERE, LATER, MARK, VALUE, Posted
from engine.page.taking import Taken, take
from tests.engine.conversation_kit import AT, after, programme
from tests.engine.test_conversation_promises import FORM
from tests.engine.test_conversation_rechecking import carried, names

WHEN = When(1_000, AT, "seed")
TEXTS = Texts.load("th")
STEM = "/data/market"


def filling() -> Filling:
    made = read_markdown(FORM, name="page")
    draft = Draft("d1", "file", "p", "page", "", answers=forms.start(made, AT, "seed"))
    return Filling(draft, made, programme(), made.title, "มะลิ")


def word(text: Text) -> str:
    return TEXTS.word(text, {})


def box(path: str, kind: str = LATER, *, ticked: bool = True) -> dict[str, tuple[str, ...]]:
    """Return what a browser sends of a box."""
    return {kind + path: ("", "1") if ticked else ("",)}


def sent(here: Filling, boxes: dict[str, tuple[str, ...]], when: When = WHEN, **typed: str) -> Taken:
    values = {f"{VALUE}/data/{name}": (words,) for name, words in typed.items()}
    return take(here, Posted({**values, **boxes}), when, word)


def the_field(here: Filling, name: str, when: When = WHEN) -> Field:
    return next(one for one in fields_in(laying.page(here, when)) if one.path == f"/data/{name}")


def may_send(here: Filling) -> bool:
    return any(isinstance(effect, Send) for effect in finish(State(), here, WHEN).effects)


def test_only_what_the_form_allows_has_a_box() -> None:
    found = {
        one.path.removeprefix("/data/"): one.later is not None
        for one in fields_in(laying.page(filling(), WHEN))
    }

    assert {"group": False, "harvest": True, "price": True, "remark": False} == found


def test_a_correction_has_no_box() -> None:
    here = filling()
    correcting = replace(here, draft=replace(here.draft, replaces="r1"))

    assert the_field(correcting, "harvest").later is None
    assert {} == dict(sent(correcting, box("/data/harvest")).filling.draft.promised)


def test_a_tick_puts_a_question_off_until_the_same_day_as_in_the_chat() -> None:
    taken = sent(filling(), box("/data/harvest"), group="กลุ่มผัก")

    assert {"/data/harvest": "2021-11-28"} == taken.filling.draft.promised
    shown = the_field(taken.filling, "harvest").later
    assert shown is not None
    assert (True, "จะถามอีกครั้ง 28 พ.ย. 2564") == (shown.is_put_off, word(shown.until))


def test_a_needed_question_that_is_put_off_is_no_fault_and_holds_the_sending_back() -> None:
    taken = completing.completed(
        sent(filling(), box("/data/harvest"), group="ก", price="5", remark="ไม่มี"), WHEN
    )

    assert ({}, False, False) == (
        taken.faults,
        completing.is_open(taken.filling, WHEN),
        may_send(taken.filling),
    )
    told = next(one for one in fields_in(laying.summary(taken.filling, WHEN)) if one.path == "/data/harvest")
    assert "ยังไม่ทราบ จะถามอีกครั้ง 28 พ.ย. 2564" == word(told.value)


def test_what_need_not_be_known_is_sent_without_and_stays_promised_until_then() -> None:
    put_off = sent(filling(), box("/data/price"), group="ก", harvest="400", remark="ไม่มี")
    taken = completing.completed(put_off, WHEN)

    assert may_send(taken.filling)
    assert {"/data/price": "2021-11-30"} == taken.filling.draft.promised


def test_an_answer_beside_a_tick_that_stood_there_drops_the_promise() -> None:
    put_off = sent(filling(), box("/data/harvest")).filling

    taken = sent(put_off, box("/data/harvest"), harvest="400")

    assert ({}, "400") == (dict(taken.filling.draft.promised), taken.filling.draft.answers["/data/harvest"])


def test_an_answer_and_a_new_tick_are_asked_about_and_nothing_is_kept() -> None:
    taken = sent(filling(), box("/data/harvest"), harvest="400")

    assert ["/data/harvest"] == list(taken.faults)
    assert "400" == taken.faults["/data/harvest"].typed
    assert "/data/harvest" not in {**taken.filling.draft.answers, **taken.filling.draft.promised}


def test_a_tick_beside_an_answer_that_stood_there_takes_it_away() -> None:
    answered = sent(filling(), {}, harvest="400").filling

    taken = sent(answered, box("/data/harvest"), harvest="400")

    assert not taken.filling.draft.answers.get("/data/harvest")
    assert ["/data/harvest"] == list(taken.filling.draft.promised)


def test_a_tick_that_is_taken_off_makes_it_a_question_like_any_other() -> None:
    put_off = sent(filling(), box("/data/harvest"), group="ก", price="5", remark="ไม่มี").filling

    taken = completing.completed(sent(put_off, box("/data/harvest", ticked=False)), WHEN)

    assert ["/data/harvest"] == list(taken.faults)


def test_on_its_day_it_is_open_again_and_may_be_put_off_once_more() -> None:
    put_off = sent(filling(), box("/data/harvest"), group="ก", price="5", remark="ไม่มี").filling
    due = replace(WHEN, at=AT + timedelta(days=3))

    again = sent(put_off, box("/data/harvest"), due)

    assert completing.is_open(put_off, due)
    assert {"/data/harvest": "2021-12-01"} == again.filling.draft.promised


def test_the_chat_asks_nothing_that_the_page_put_off() -> None:
    put_off = sent(filling(), box("/data/harvest"), group="ก", price="5", remark="ไม่มี").filling

    question, _, _ = next_question(put_off, WHEN)

    assert question is None


def lists(count: int = 3, view: str = "") -> Filling:
    here = carried(count).filling
    return replace(here, draft=replace(here.draft, unseen={STEM: view}))


def ticks(here: Filling, *numbers: int, of: int = 3) -> Filling:
    boxes: dict[str, tuple[str, ...]] = {}
    for number in range(1, of + 1):
        boxes |= box(f"{STEM}[{number}]", MARK, ticked=number in numbers)
    return confirming.ticked(Taken(here), Posted({**boxes, f"{HERE}x": ("1",)}), WHEN).filling


def marked(here: Filling) -> list[bool | None]:
    [waits] = waiting_in(laying.page(here, WHEN))
    return [one.mark for one in waits.parts]  # type: ignore[union-attr]


def test_a_carried_list_waits_and_is_not_sent_before_it_is_confirmed() -> None:
    here = lists()

    checked = completing.completed(sent(here, {}, total="3"), WHEN)

    [waits] = waiting_in(laying.page(here, WHEN))
    assert waits.waits is not None
    assert "3 รายการจากครั้งก่อน ยังถูกต้องทั้งหมดไหมคะ" == word(waits.waits)
    assert [STEM] == list(checked.faults)
    assert (True, False) == (completing.is_open(checked.filling, WHEN), may_send(checked.filling))


def test_one_press_confirms_all_of_it() -> None:
    done = confirming.confirmed(Taken(lists()), STEM, WHEN)
    checked = completing.completed(sent(done.filling, {}, total="3"), WHEN)

    assert ({}, True) == (checked.faults, may_send(checked.filling))
    assert ["ยืนยันแล้ว 3 รายการค่ะ"] == [word(one) for one in done.said]


def test_entries_are_ticked_one_after_the_other_and_ticks_are_remembered() -> None:
    some = ticks(lists(), 1, 3)

    assert [True, False, True] == marked(some)
    assert STEM in some.draft.unseen
    assert {} == ticks(some, 1, 2, 3).draft.unseen


def test_ticks_stay_with_their_entries_when_one_is_no_more() -> None:
    some = ticks(lists(), 1, 3)

    left = entries.removed(Taken(some), f"{STEM}[1]", WHEN).filling

    assert [False, True] == marked(left)


def test_the_chat_goes_on_at_the_first_entry_without_a_tick() -> None:
    talk = carried(3)
    some = replace(talk, filling=ticks(talk.filling, 1, 3))

    assert "ตลาด รายการที่ 2 จาก 3" in after(some, "ย้อนกลับ", "กลุ่มผัก").seen.text


@pytest.mark.parametrize(
    ("moves", "expected"), [(("[ดูทีละรายการ]", "[ถูกต้อง]"), [True, False, False]), ((), [False] * 3)]
)
def test_the_page_has_the_ticks_that_the_chat_has_set(moves: tuple[str, ...], expected: list[bool]) -> None:
    assert expected == marked(after(carried(3), *moves).filling)


def test_an_entry_that_the_chat_takes_out_leaves_the_others_as_they_were_looked_at() -> None:
    talk = after(carried(3), "[ดูทีละรายการ]", "[ถูกต้อง]", "[ถูกต้อง]", "ไม่มีแล้ว 1")

    assert ["ตลาด 2", "ตลาด 3"] == names(talk)
    assert [True, False] == marked(talk.filling)


def test_a_list_of_which_nothing_is_left_is_confirmed_too() -> None:
    taken = Taken(lists(1))
    empty = entries.removed(taken, f"{STEM}[1]", WHEN).filling

    [waits] = waiting_in(laying.page(empty, WHEN))
    assert waits.waits is not None
    assert "ไม่มีรายการเหลือแล้วใช่ไหมคะ" == word(waits.waits)
    assert {} == confirming.confirmed(Taken(empty), STEM, WHEN).filling.draft.unseen


def test_pasting_into_a_carried_list_keeps_its_last_entry() -> None:
    taken = entries.pasted(Taken(lists()), STEM, "ตลาดใหม่\t4", WHEN)

    assert 4 == len([path for path in taken.filling.draft.answers if path.endswith("/name")])
    assert [False, False, False, None] == marked(taken.filling)


def test_what_reads_badly_in_a_list_is_mended_before_the_list_is_confirmed() -> None:
    bad = sent(lists(), {f"{VALUE}{STEM}[2]/stalls": ("หลายแผง",)})

    done = confirming.confirmed(bad, STEM, WHEN)

    assert {STEM: ""} == dict(done.filling.draft.unseen)


def test_an_answer_of_the_page_is_not_lost_when_the_chat_takes_its_last_change_back() -> None:
    talk = after(carried(3), "ไม่มีแล้ว 2")
    kept = sent(talk.filling, {}, total="9").filling

    assert (True, {}) == (bool(talk.filling.draft.undo), dict(kept.draft.undo))
