"""`make eval` tells a wrong value from a question."""

from tests.scoring import score


def test_a_question_is_not_a_mistake() -> None:
    today = "2021-11-22"
    examples = [
        {"kind": "count", "text": "23 คน", "today": today, "want": {"people": 23}},
        {"kind": "count", "text": "หลายคน", "today": today, "want": {"people": 9}},
        {"kind": "count", "text": "23 คน", "today": today, "want": {"people": 32}},
    ]

    assert {"count": {"right": 1, "asked": 1, "wrong": 1}} == score(examples)
