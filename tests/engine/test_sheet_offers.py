"""A table is offered where the same is due for several units, the soonest first, what has no day last."""

from datetime import date

from engine.conversation.scene import Owed
from engine.conversation.sheets.offering import offers
from tests.engine.conversation_kit import words


def owed(sheet: str, number: int, due: date | None) -> Owed:
    return Owed(f"{sheet}{number}", sheet, "กลุ่ม", "", "file", due, is_done=False, sheet=sheet)


def test_what_has_no_day_stands_behind_what_has_one() -> None:
    due = (None, date(2022, 3, 31), date(2022, 1, 31))
    rows = offers(
        [owed(name, number, day) for name, day in zip("abc", due, strict=True) for number in (1, 2)]
    )

    assert ["c", "b"] == [words(row.label) for row in rows]
