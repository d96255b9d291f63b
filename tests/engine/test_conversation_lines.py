"""One message may answer several questions, a line each; nothing of it is guessed."""

from bot.chat.talking import Talk
from tests.engine.conversation_kit import after, chat

FORM = """
| survey |
| | type | name | label | required | constraint | bind::sanam:kind | bind::sanam:unit | bind::sanam:warn |
| | date | day | ประชุมวันไหน | yes | | | | |
| | integer | people | มากี่คน | yes | . < 500 | count | คน | . <= 100 |
| | decimal | spent | ใช้เงินกี่บาท | yes | | money | บาท | |
| | text | problem | มีปัญหาอะไร | | | | | |
| settings |
| | namespaces |
| | sanam="https://sanam.example/xforms" |
"""


def answers(talk: Talk) -> dict[str, str]:
    return {path.removeprefix("/data/"): value for path, value in talk.filling.draft.answers.items()}


def test_each_line_answers_the_next_question() -> None:
    talk = after(chat(FORM), "เมื่อวาน\n23 คน\n12,500 บาท\nน้ำไม่พอ")

    assert {"day": "2021-11-24", "people": "23", "spent": "12500", "problem": "น้ำไม่พอ"} == answers(talk)
    assert "review" == talk.state.place


def test_what_was_read_is_said_and_the_next_question_is_asked() -> None:
    talk = after(chat(FORM), "เมื่อวาน\n23 คน")

    assert "ประชุมวันไหน: 24 พ.ย. 2564" in talk.seen.text
    assert "มากี่คน: 23 คน" in talk.seen.text
    assert "ใช้เงินกี่บาท" in talk.seen.text


def test_the_first_line_that_does_not_read_ends_it() -> None:
    talk = after(chat(FORM), "เมื่อวาน\n23 คน\nยังไม่ได้สรุป\nน้ำไม่พอ")

    assert {"day": "2021-11-24", "people": "23"} == answers(talk)
    assert "ยังอ่านไม่ได้: ยังไม่ได้สรุป น้ำไม่พอ" in talk.seen.text


def test_an_unusual_value_is_not_taken_along() -> None:
    talk = after(chat(FORM), "เมื่อวาน", "300 คน\n5")

    assert {"day": "2021-11-24"} == answers(talk)


def test_a_question_for_words_keeps_its_lines() -> None:
    talk = after(chat(FORM), "เมื่อวาน\n23 คน\n12,500", "น้ำไม่พอ\n12 คน")

    assert "น้ำไม่พอ\n12 คน" == answers(talk)["problem"]
