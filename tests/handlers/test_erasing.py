"""Erasing: what is left of a person, who hears of it, and that she comes back as somebody else."""

from dataclasses import replace

from bot.erasures import Erasures
from handlers.privacy import copying, erasing
from handlers.privacy.erasing import Erased
from models import drafts, inbox, offices, people, reports
from models.messages import Message
from models.tables import ALL
from models.vault import Vault, WrappedKey
from tests.play import Play, words
from tests.stories import (
    CHAIR,
    GROUP,
    PHONE,
    act,
    contribute,
    desk,
    join,
    line_hash,
    person,
    register,
    rows,
)


def erase(play: Play, who: str) -> Erased:
    with play.core.database.writing() as connection:
        done = erasing.erase(desk(play, connection), person(play, who), by=None)
    assert done is not None
    play.orders += done.orders
    return done


def test_nothing_of_her_opens_any_more_and_her_report_still_counts(anywhere: Play) -> None:
    play = anywhere
    register(play)
    contribute(play)
    her, hashed = person(play, "mali"), line_hash(play, "mali")

    done = erase(play, "mali")

    [left] = rows(play, people.Person, id=her)
    assert (None, None) == (left["name"], left["consent_hash"])
    assert [] == rows(play, people.Account, person_id=her)
    assert [] == rows(play, WrappedKey, owner=f"person:{her}")
    assert {"reports": 2} == done.stays
    assert 2 == len(rows(play, reports.Report, person_id=her, is_current=True))
    assert [] == [one for one in rows(play, inbox.Inbound, mailbox=f"line:{hashed}") if one["body"]]
    assert [] == [one for one in rows(play, Message, person_id=her) if one["body"] or one["line_hash"]]


def test_her_name_and_phone_are_in_no_row_of_any_table(play: Play) -> None:
    register(play)
    contribute(play)

    erase(play, "mali")

    everything = repr([rows(play, model) for model in ALL])
    assert [] == [one for one in (CHAIR, PHONE, "มะลิ", line_hash(play, "mali")) if _is_in(one, everything)]


def _is_in(word: str, text: str) -> bool:
    """The mailbox of the account is there, for what it may still send; nothing says whose it was."""
    return word in text.replace(f"line:{word}", "")


def test_what_she_was_filling_in_ends(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", "[เท่าเดิม 12 คน]")

    erase(play, "mali")

    assert [] == rows(play, drafts.Draft, state=drafts.OPEN)


def test_her_office_hears_that_the_group_needs_somebody(play: Play) -> None:
    register(play)
    erase(play, "mali")

    said = act(play, "somchai", "เมนู")

    assert GROUP in said
    assert "ลบข้อมูล" in said


def test_the_work_of_an_officer_goes_to_the_one_who_is_there(play: Play) -> None:
    register(play)
    contribute(play)
    act(play, "somchai", "งานค้าง")
    play.press("somchai", "ทำเลย", number=2)
    act(play, "somchai", "[ใช่]")

    erase(play, "somchai")

    open_roles = [one for one in rows(play, offices.Role) if one["valid_to"] is None]
    assert 1 <= len(open_roles)


def test_somebody_erased_comes_back_as_a_newcomer(play: Play) -> None:
    register(play)
    before = person(play, "mali")
    erase(play, "mali")

    said = play.event("mali", {"type": "follow"})
    join(play)

    assert "สวัสดี" in " ".join(words(one) for one in said)
    assert before != person(play, "mali")
    assert [] == rows(play, reports.Report, person_id=person(play, "mali"))


def test_who_is_erased_twice_is_nobody_the_second_time(play: Play) -> None:
    register(play)
    her = person(play, "mali")
    erase(play, "mali")

    with play.core.database.writing() as connection:
        assert erasing.erase(desk(play, connection), her, by=None) is None
        assert copying.copy(desk(play, connection), her) is None


def test_a_copy_holds_her_name_her_answers_and_her_own_words(play: Play) -> None:
    register(play)
    contribute(play)

    with play.core.database.reading() as connection:
        made = copying.copy(desk(play, connection), person(play, "mali"))

    assert made is not None
    found = {one.key: repr(one.rows) for one in made.sections}
    assert "มะลิ" in found["person"]
    assert GROUP in found["roles"]
    assert PHONE in found["answers"]
    assert "15 มิ.ย. 2563" in found["answers"]


def test_a_process_that_remembers_her_key_opens_nothing_and_forgets_it(play: Play) -> None:
    register(play)
    her, hashed = person(play, "mali"), line_hash(play, "mali")
    other = Erasures(replace(play.core, vault=Vault(play.core.vault.keyring)))
    with play.core.database.reading() as connection:
        remembered = other._core.vault.existing(connection, f"person:{her}")
        other._core.vault.existing(connection, f"line:{hashed}")

    erase(play, "mali")

    assert remembered is not None
    assert {b""} == {one["sealed"] for one in rows(play, reports.Report, person_id=her)}
    assert [True, False] == [other.follow(), other.follow()]
    assert (None, None) == (
        other._core.vault.known(f"person:{her}"),
        other._core.vault.known(f"line:{hashed}"),
    )
