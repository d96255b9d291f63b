"""What is done within printed days and has no due day is said with these days, and not to be without any."""

from datetime import date

import pytest

from engine.conversation.bubbles import Phrase
from engine.conversation.menu.work import due_words
from engine.conversation.windows import common
from engine.obligations.kinds.before_due import BeforeDue
from engine.obligations.kinds.undated import NoDay, window_of

FIRST, LAST = date(2021, 10, 1), date(2022, 9, 30)
WHOLE = NoDay(FIRST, LAST)


@pytest.mark.parametrize(
    ("window", "said"),
    [
        (WHOLE, "done between {first} and {last}"),
        (NoDay(FIRST), "done from {first} on"),
        (NoDay(last=LAST), "done until {last}"),
        (None, "no due day yet"),
    ],
)
def test_a_duty_without_a_day_says_its_window(window: NoDay | None, said: str) -> None:
    words = due_words(None, FIRST, window=window)

    assert isinstance(words, Phrase)
    assert said == words.msgid


def test_a_day_that_was_set_stands_before_the_window() -> None:
    words = due_words(LAST, LAST, window=WHOLE)

    assert isinstance(words, Phrase)
    assert "due today {due}" == words.msgid


def test_only_a_printed_window_is_one() -> None:
    assert [WHOLE, None, None] == [window_of(one) for one in (WHOLE, NoDay(), BeforeDue(3))]


def test_several_things_share_a_window_only_where_all_have_it() -> None:
    assert [WHOLE, None, None] == [
        common(some) for some in ((WHOLE, WHOLE), (WHOLE, None), (WHOLE, NoDay(FIRST)))
    ]
