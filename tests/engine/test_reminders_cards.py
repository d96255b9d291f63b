from datetime import date

from engine.reminders.cards import Line, Notice, merge

TODAY = date(2021, 11, 27)


def test_everything_of_one_person_is_one_card_with_the_most_pressing_first():
    notices = [
        Notice("mali", "o2", "รายงานชุดที่ ๑", date(2021, 11, 30), -3),
        Notice("mali", "o1", "รายงานรายเดือน", date(2021, 11, 26), 1),
    ]

    (card,) = merge(notices, TODAY)

    assert card.lines == (
        Line("o1", "รายงานรายเดือน", date(2021, 11, 26), -1, 1),
        Line("o2", "รายงานชุดที่ ๑", date(2021, 11, 30), 3, -3),
    )


def test_nobody_reads_what_another_person_owes():
    cards = merge([Notice("mali", "o1", "ก", TODAY, 0), Notice("daeng", "o2", "ข", TODAY, 0)], TODAY)

    assert [(card.person, [line.obligation for line in card.lines]) for card in cards] == [
        ("mali", ["o1"]),
        ("daeng", ["o2"]),
    ]


def test_two_steps_of_one_obligation_are_one_line_with_the_later_step():
    notices = [Notice("mali", "o1", "ก", TODAY, step) for step in (-3, 0)]

    (card,) = merge(notices, TODAY)

    assert [line.step for line in card.lines] == [0]


def test_without_notices_there_is_no_card():
    assert merge([], TODAY) == ()
