"""One account may speak for several groups and offices; it sees all of them and each card says for whom it speaks."""

from handlers.inviting import invite
from models import offices, people, reports, units
from tests.play import Play
from tests.stories import (
    AFTER_PLACE,
    GROUP,
    PART,
    act,
    contribute,
    desk,
    join,
    person,
    register,
    rows,
    shown,
)  # fmt: skip

SECOND = "กลุ่มชาดอยแม่สลอง"


def second_code(play: Play) -> str:
    with play.core.database.writing() as connection:
        return invite(
            desk(play, connection), programme="moac-groups-2565", role="leader", office_id="moac-cr"
        )


def register_second(play: Play, who: str = "mali") -> str:
    return act(play, who, second_code(play), SECOND, "ต.แม่สลองนอก อ.แม่ฟ้าหลวง จ.เชียงราย", *AFTER_PLACE, "[ส่ง]")


def test_one_account_registers_two_groups_at_two_offices(anywhere: Play) -> None:
    register(anywhere)

    said = register_second(anywhere)

    assert "ขึ้นทะเบียนกลุ่มแล้ว" in said
    assert {(GROUP, "moac-cm"), (SECOND, "moac-cr")} == {
        (row["name"], row["office_id"]) for row in rows(anywhere, units.Unit, kind="group")
    }


def test_the_menu_names_both_groups(play: Play) -> None:
    register(play)
    register_second(play)

    menu = act(play, "mali", "เมนู")

    assert GROUP in menu
    assert SECOND in menu


def test_each_review_card_says_for_which_group_it_speaks(play: Play) -> None:
    register(play)
    register_second(play)
    act(play, "mali", "งานค้าง")
    owed = play.seen["mali"]
    cards = []
    for number in (1, 2):
        play.seen["mali"] = owed
        play.press("mali", "ทำเลย", number=number)
        cards.append(act(play, "mali", *PART))

    spoken_for = {card.partition("ตอนนี้รายงานแทน\n")[2].partition("\n")[0] for card in cards}

    assert {GROUP, SECOND} == spoken_for


def test_a_leader_who_is_also_an_officer_sees_both_parts(play: Play) -> None:
    register(play)
    with play.core.database.writing() as connection:
        offices.grant(
            connection, id="second-role", person_id=person(play, "mali"), programme="moac-groups-2565", kind="officer",
            scope_kind="office", scope_id="moac-cm", valid_from=play.clock.moment,
        )  # fmt: skip

    owed = act(play, "mali", "งานค้าง")

    assert "ส่งภายใน 25 พ.ย. 2564" in owed
    assert "ส่งภายใน 30 พ.ย. 2564" in owed
    assert "สำนักงานเกษตรและสหกรณ์จังหวัดเชียงใหม่" in act(play, "mali", "เมนู")


def test_a_registration_that_was_put_aside_is_found_again_for_the_second_group(play: Play) -> None:
    register(play)
    act(play, "mali", second_code(play), SECOND, "ไว้ทีหลัง")

    assert "ข้อ 2" in act(play, "mali", "เมนู", "[ทำต่อ]")


def test_a_leader_to_be_hears_nothing_of_another_group(play: Play) -> None:
    join(play, "daeng", "แดง")
    register(play)
    contribute(play)

    assert GROUP not in act(play, "daeng", "เมนู")


def test_an_officer_of_another_province_sees_nothing(play: Play) -> None:
    register(play)
    with play.core.database.writing() as connection:
        connection.execute(
            offices._R.update()
            .where(offices._R.c.person_id == person(play, "nida"))
            .values(scope_id="moac-cr")
        )

    assert GROUP not in act(play, "nida", "งานค้าง")


def test_a_report_names_the_role_it_was_made_in(play: Play) -> None:
    register(play)
    contribute(play)

    [report] = rows(play, reports.Report, purpose=reports.CONTRIBUTION)

    [role] = rows(play, offices.Role, id=report["role_id"])
    assert ("unit", report["unit_id"]) == (role["scope_kind"], role["scope_id"])


def test_an_unfollow_marks_the_account_and_a_follow_opens_it_again(play: Play) -> None:
    register(play)

    play.event("mali", {"type": "unfollow"})
    is_blocked = not rows(play, people.Account, person_id=person(play, "mali"))[0]["is_reachable"]
    said = play.event("mali", {"type": "follow", "follow": {"isUnblocked": True}})

    assert is_blocked
    assert rows(play, people.Account, person_id=person(play, "mali"))[0]["is_reachable"]
    assert "ยินดีต้อนรับกลับค่ะ คุณมะลิ" in shown(said)


def test_who_blocked_us_gets_no_push(play: Play) -> None:
    register(play)
    play.event("mali", {"type": "unfollow"})
    play.clock.moment = play.clock.moment.replace(day=24, hour=9)

    assert "mali" not in play.remind()


def test_a_draft_lives_through_a_block(play: Play) -> None:
    register(play)
    act(play, "mali", "งานค้าง", "[ทำเลย]", "[เท่าเดิม 12 คน]", "9")

    play.event("mali", {"type": "unfollow"})
    play.event("mali", {"type": "follow", "follow": {"isUnblocked": True}})

    assert "ข้อ 3 จาก 7" in act(play, "mali", "งานค้าง", "[ทำต่อ]")
