"""What stands under a question speaks of the answers that it names, in a list of those of its own entry."""

from tests.engine.conversation_kit import after, chat

FORM = """
| survey |
| | type | name | label | hint | required |
| | begin_repeat | plot | แปลง | | |
| | text | name | แปลงชื่ออะไร | | yes |
| | integer | area | กี่ไร่ | ของ ${name} | yes |
| | end_repeat | | | | |
"""


def test_a_hint_in_a_list_names_the_answer_of_its_entry() -> None:
    seen = after(chat(FORM), "[มี]", "แปลงผัก").seen.text

    assert "ของ แปลงผัก" in seen
    assert "${" not in seen
