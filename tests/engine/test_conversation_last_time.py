"""What may be as last time is shown once, taken with one tap or one by one, and marked wherever it is seen."""

from dataclasses import replace

from bot.chat.talking import Talk
from engine.conversation import events
from engine.conversation.bubbles import Press
from tests.engine.conversation_kit import after, chat

FORM = """
| survey |
| | type | name | label | required | relevant | constraint | bind::sanam:carry | bind::sanam:warn | bind::sanam:short |
| | select_one has | had | มีกิจกรรมไหม | yes | | | last | | กิจกรรม |
| | text | done | ทำอะไร | yes | ${had} = 'yes' | | last | | ทำ |
| | integer | people | มากี่คน | yes | | . < 100 | last | . < 50 | คน |
| | integer | spent | ใช้กี่บาท | yes | | | | | เงิน |
| choices |
| | list_name | name | label |
| | has | yes | มี |
| | has | no | ไม่มี |
| settings |
| | namespaces |
| | sanam="https://sanam.example/xforms" |
"""
LAST = {"/data/had": "yes", "/data/done": "ประชุม", "/data/people": "23"}


def offered(last: dict[str, str] = LAST, form: str = FORM) -> Talk:
    """Open a form of whose last report these values are known."""
    talk = chat(form)
    draft = replace(talk.filling.draft, suggested=last, origins=dict.fromkeys(last, "65-00007"), raw={})
    filling = replace(talk.filling, draft=draft)
    idle = replace(talk, filling=filling, state=talk.state.at("idle", draft=""))
    return idle.after(events.Pressed(talk._when(), Press("r", draft.id)), opening=filling)


def test_a_card_shows_what_could_be_as_last_time() -> None:
    seen = offered().seen.text

    assert "ข้อเหล่านี้เหมือนครั้งก่อนไหมคะ" in seen
    assert "ทำ: ประชุม" in seen
    assert "65-00007" in seen


def test_one_tap_takes_all_of_it_and_the_rest_is_asked() -> None:
    talk = after(offered(), "[ใช้ตามเดิมทั้งหมด]")

    assert "ใช้กี่บาท" in talk.seen.text
    assert LAST.items() <= talk.filling.draft.answers.items()


def test_what_was_carried_is_marked_and_says_where_it_is_from() -> None:
    talk = after(offered(), "[ใช้ตามเดิมทั้งหมด]", "500")

    assert "ทำ: ประชุม (เหมือนครั้งก่อน)" in talk.seen.text
    assert "เงิน: 500 (เหมือนครั้งก่อน)" not in talk.seen.text
    assert dict.fromkeys(LAST, "65-00007") == talk.filling.draft.carried


def test_an_answer_of_today_has_no_mark() -> None:
    talk = after(offered(), "[ใช้ตามเดิมทั้งหมด]", "500", "[แก้ไข คน]", "30")

    assert "คน: 30\n" in talk.seen.text.replace("  [แก้ไข]", "")
    assert {"/data/had", "/data/done"} == set(talk.filling.draft.carried)


def test_one_by_one_offers_each_and_takes_none_unseen() -> None:
    talk = after(offered(), "[ดูทีละข้อ]")

    assert "มีกิจกรรมไหม" in talk.seen.text
    assert {} == talk.filling.draft.carried
    taken = after(talk, "[เท่าเดิม มี]", "เหมือนเดิม", "25", "500")
    assert {"/data/had", "/data/done"} == set(taken.filling.draft.carried)
    assert "25" == taken.filling.draft.answers["/data/people"]


def test_what_surprises_or_breaks_a_rule_is_asked() -> None:
    unusual, broken = (offered({**LAST, "/data/people": number}) for number in ("60", "120"))

    assert "มากี่คน" in after(unusual, "[ใช้ตามเดิมทั้งหมด]").seen.text
    assert "มากี่คน" in after(broken, "[ใช้ตามเดิมทั้งหมด]").seen.text


def test_what_does_not_concern_the_other_answers_is_not_taken() -> None:
    talk = after(offered({"/data/had": "no", "/data/done": "ประชุม"}), "[ใช้ตามเดิมทั้งหมด]")

    assert {"/data/had"} == set(talk.filling.draft.carried)


def test_the_card_comes_once() -> None:
    again = after(offered(), "[ดูทีละข้อ]", "ย้อนกลับ")

    assert "มีกิจกรรมไหม" in again.seen.text
    assert "เหมือนครั้งก่อนไหม" not in again.seen.text


def test_as_last_time_may_be_typed_at_the_card() -> None:
    assert dict.fromkeys(LAST, "65-00007") == after(offered(), "เหมือนเดิมค่ะ").filling.draft.carried


def test_nothing_is_offered_where_nothing_is_known() -> None:
    assert "มีกิจกรรมไหม" in offered({}).seen.text


def test_all_of_it_can_be_taken_back() -> None:
    before = offered()
    talk = after(before, "[ใช้ตามเดิมทั้งหมด]", "เอากลับ")

    assert before.filling.draft == replace(talk.filling.draft, redo={})
    assert "ข้อเหล่านี้เหมือนครั้งก่อนไหมคะ" in talk.seen.text
