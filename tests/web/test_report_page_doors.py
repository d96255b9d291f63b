"""Who gets in to a report's page: its owner, in the first browser, for a day, from our own buttons, while it is hers."""

import pytest

from bot.clock import machine_ms
from bot.passes import REPORT
from engine.page import taking
from models import audit, drafts, offices, people, reports
from models.conversations import Conversation
from tests.play import Play
from tests.stories import act, person, rows
from tests.web.report_kit import (
    PART,
    SET1,
    Phone,
    answers,
    application,
    begun,
    draft_row,
    opened,
    publish,
    signed,
)
from web.filling import acting, door
from web.tries import MINUTE_MS, Tries


@pytest.fixture(autouse=True)
def fresh_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the tries of one test be no other's."""
    monkeypatch.setattr(door, "OF_A_LINK", Tries(120))
    monkeypatch.setattr(door, "OF_A_STRANGER", Tries(30))


def test_looking_leaves_no_trace(play: Play) -> None:
    link = begun(play)
    phone = Phone(application(play), link)

    phone.look()
    phone.look("/review")
    head = phone.client.head(link)

    assert 200 == head.status_code
    assert [] == rows(play, audit.Act, act="draft_opened_online")
    assert "Set-Cookie" not in head.headers


def test_opening_is_written_down_and_gives_a_cookie_that_scripts_and_other_pages_never_see(
    play: Play,
) -> None:
    phone = Phone(application(play), begun(play))
    phone.look()

    answer = phone.client.post(phone.link, data={**dict(phone.fields()), "do": "open"})

    cookie = answer.headers["Set-Cookie"]
    assert all(part in cookie for part in ("HttpOnly", "SameSite=Lax", "Path=/report/"))
    assert (303, phone.link) == (answer.status_code, answer.headers["Location"])
    assert [person(play, "mali")] == [
        row["person_id"] for row in rows(play, audit.Act, act="draft_opened_online")
    ]


def test_no_page_is_kept_framed_or_fed_from_elsewhere(play: Play) -> None:
    phone = Phone(application(play), begun(play))

    for look in (phone.look, phone.open, lambda: phone.press("check"), lambda: phone.look("x")):
        look()
        assert phone.last is not None
        assert "no-store" == phone.last.headers["Cache-Control"]
        assert "no-referrer" == phone.last.headers["Referrer-Policy"]
        policy = phone.last.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'")
        assert "script" not in policy
        assert "form-action 'self'" in policy
        assert "<script" not in phone.words()


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:9"])
def test_no_link_of_ours_believes_the_host_that_a_request_names(play: Play, host: str) -> None:
    phone = opened(play)

    said = phone.client.get(phone.link, headers={"Host": host}).get_data(as_text=True)

    assert host not in said


def test_the_link_opens_in_its_first_browser_only(anywhere: Play) -> None:
    phone = opened(anywhere)
    other = Phone(application(anywhere), phone.link)

    said = other.open()

    assert 403 == other.status
    assert "เปิดไปแล้วในเครื่องอื่น" in said
    assert "เปิดหน้าเว็บ" in said, "it says how to get an own one"
    assert "เปิดแบบ" in other.look()
    assert "ตอนนี้กลุ่มมีสมาชิกกี่คน" in phone.look()


def test_a_new_link_opens_on_another_device_and_both_write_the_same_draft(play: Play) -> None:
    phone = opened(play)
    desk_pc = Phone(application(play), signed(play, now_ms=machine_ms() + 1))
    desk_pc.open()
    desk_pc.press("save", members="12")

    phone.look()

    assert "12" == phone.value("members")


def test_a_foreign_cookie_changes_nothing(play: Play) -> None:
    phone = opened(play)
    sent = {**dict(phone.fields()), "do": "save", f"v:{PART}members": "12"}
    thief = Phone(application(play), phone.link)
    thief.client.set_cookie("report", "x" * 32, path="/report/")

    thief.post(sent)

    assert 403 == thief.status
    assert not answers(play).get("members")


@pytest.mark.parametrize("token", ["", "x", "\udc80", None])
def test_a_change_without_our_page_s_mark_changes_nothing(play: Play, token: str | None) -> None:
    phone = opened(play)
    sent = {**dict(phone.fields()), "do": "save", f"v:{PART}members": "12"}
    sent = {name: value for name, value in sent.items() if name != "token"}
    if token is not None:
        sent["token"] = token.encode(errors="surrogatepass")

    phone.post(sent)

    assert 403 == phone.status
    assert not answers(play).get("members")


def test_the_mark_of_one_browser_is_no_use_in_another(play: Play) -> None:
    first, link = opened(play), signed(play, now_ms=machine_ms() + 1)
    second = Phone(application(play), link)
    second.open()
    mine = dict(second.fields())

    second.post({**mine, "token": dict(first.fields())["token"], "do": "save", f"v:{PART}members": "12"})

    assert 403 == second.status
    assert not answers(play).get("members")


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_form_on_somebody_else_s_page_changes_nothing(play: Play, site: str) -> None:
    phone = opened(play)

    phone.post({**dict(phone.fields()), "do": "save", f"v:{PART}members": "12"}, **{"Sec-Fetch-Site": site})

    assert 403 == phone.status
    assert not answers(play).get("members")


def test_a_link_is_over_after_a_day(play: Play) -> None:
    begun(play)
    phone = Phone(application(play), signed(play, now_ms=machine_ms() - REPORT.life_ms))

    said = phone.look()

    assert 403 == phone.status
    assert "หมดเวลา" in said
    assert "เปิดหน้าเว็บ" in said


def test_an_open_page_whose_day_is_over_keeps_nothing(play: Play) -> None:
    begun(play)
    phone = Phone(application(play), signed(play, now_ms=machine_ms() - REPORT.life_ms + 3_000))
    phone.open()
    sent = {**dict(phone.fields()), "do": "save", f"v:{PART}members": "12"}
    phone.link = phone.link.replace(str(int(phone.link.split(".")[2])), "1")

    phone.post(sent)

    assert 403 == phone.status
    assert not answers(play).get("members")


def test_a_link_of_evidence_opens_no_draft(play: Play) -> None:
    begun(play)
    other = play.core.passes.path(draft_row(play, "mali").id, person(play, "mali"), now_ms=machine_ms())
    phone = Phone(application(play), other.replace("/evidence/", "/report/"))

    assert "เปิดไม่ได้แล้ว" in phone.look()


@pytest.mark.parametrize("link", ["x", "a.b.c.d", "%ff", "a" * 5_000, "a.b.9999999999999.", "x/review"])
def test_a_link_that_was_made_up_opens_nothing(play: Play, link: str) -> None:
    phone = Phone(application(play), f"/report/{link}")

    phone.look()

    assert phone.status in {403, 404}


def test_guessing_is_slowed_down_and_real_links_are_not(play: Play) -> None:
    link = begun(play)
    guesser = Phone(application(play), "/report/a.b.1.c")

    tried = [guesser.client.get(guesser.link).status_code for _ in range(31)]

    assert [403] * 30 + [429] == tried
    assert 200 == guesser.client.get(link).status_code


def test_a_stuck_key_on_one_link_is_slowed_down(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "OF_A_LINK", Tries(3))
    phone = opened(play)

    phone.look()

    assert 429 == phone.status


def test_tries_are_counted_by_the_minute_and_by_the_key() -> None:
    tries = Tries(2)

    assert [True, True, False] == [tries.allows("a", now_ms=at) for at in (0, 1, 2)]
    assert tries.allows("b", now_ms=2)
    assert tries.allows("a", now_ms=MINUTE_MS)


@pytest.mark.parametrize("who", ["somchai", "daeng"])
def test_a_link_for_somebody_else_opens_nothing(play: Play, who: str) -> None:
    begun(play)
    act(play, who, "สวัสดี")
    phone = Phone(application(play), signed(play, who))

    said = phone.open()

    assert 403 == phone.status
    assert "กี่คน" not in said


def test_who_lost_the_role_meanwhile_can_neither_look_nor_write(anywhere: Play) -> None:
    play = anywhere
    phone = opened(play)
    sent = {**dict(phone.fields()), "do": "save", f"v:{PART}members": "12"}
    with play.core.database.writing() as connection:
        for role in offices.roles_of(connection, person(play, "mali"), at=play.core.clock.now()):
            offices.end(connection, role.id, at=play.core.clock.now())

    phone.look()
    looked = phone.status
    phone.post(sent)

    assert (403, 403) == (looked, phone.status)


def test_who_took_back_the_consent_gets_in_no_more(play: Play) -> None:
    phone = opened(play)
    with play.core.database.writing() as connection:
        people.change(connection, person(play, "mali"), withdrawn_at=play.core.clock.now())

    phone.look()

    assert 403 == phone.status


def test_what_was_answered_in_the_chat_meanwhile_is_shown_and_not_written_over(anywhere: Play) -> None:
    play = anywhere
    phone = opened(play)
    sent = {**dict(phone.fields()), "do": "save", f"v:{PART}members": "30", f"v:{PART}households": "9"}
    act(play, "mali", "12")

    said = phone.post(sent)

    assert "มีการเปลี่ยนในแชตหรือในหน้าต่างอื่น" in said
    assert "ที่เปลี่ยนไปจากที่เห็นในหน้านี้" in said
    assert "12 คน" in said
    assert "ในหน้านี้พิมพ์ไว้ว่า 30" in " ".join(phone.faults())
    assert ["12", "9"] == [phone.value("members"), phone.value("households")]
    assert "12" == answers(play)["members"]
    assert not answers(play).get("households")

    phone.press("save")

    assert "9" == answers(play)["households"]


def test_what_was_personal_and_changed_in_the_chat_is_not_shown_either(play: Play) -> None:
    phone = opened(play, "12", "9", "15 มิ.ย. 2563")
    sent = {**dict(phone.fields()), "do": "save"}
    act(play, "mali", "0812345678")

    said = phone.post(sent)

    assert "เบอร์โทร" in said
    assert "81234" not in said
    assert "234-5678" not in said


def test_entries_that_moved_meanwhile_take_nothing_that_was_typed_into_others(play: Play) -> None:
    listed = f"{PART}member"
    phone = opened(play)
    phone.press(f"paste:{listed}", **{f"p:{listed}": "มะลิ ใจดี\t62\nแดง แสนดี\t50"})
    phone.look()
    old = {**dict(phone.fields()), "do": "save", f"v:{listed}[2]/job": "ทำนา"}
    phone.press(f"gone:{listed}[1]")

    phone.post(old)

    assert "มีการเปลี่ยน" in phone.words()
    assert "ทำนา" not in answers(play).values()
    assert not list(phone.page().xpath("//input[@value='ทำนา']"))


def test_a_chat_turn_that_was_decided_before_the_page_wrote_is_decided_again(anywhere: Play) -> None:
    play = anywhere
    phone = opened(play)
    message = {"type": "text", "id": "m-late", "text": "12"}

    with play.while_deciding("mali", {"type": "message", "message": message}):
        phone.press("save", households="9", formed_on="15 มิ.ย. 2563")

    assert "2020-06-15" == answers(play)["formed_on"]
    assert not answers(play).get("members"), "the word was for a question that the page had changed"


def test_a_page_that_was_decided_before_the_chat_wrote_writes_nothing(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone = opened(play)
    real, moves = taking.take, iter(["12"])

    def meanwhile(*given: object) -> object:
        for said in moves:
            act(play, "mali", said)
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(acting, "take", meanwhile)

    said = phone.press("save", members="30", formed_on="15 มิ.ย. 2563")

    assert "มีการเปลี่ยน" in said
    assert "12" == answers(play)["members"]
    assert not answers(play).get("formed_on")


def test_a_form_that_is_published_anew_under_an_open_page_is_shown_before_anything_is_kept(
    play: Play,
) -> None:
    phone = opened(play)
    publish(play, "2565.10", SET1.replace("สมาชิกมาจากกี่ครัวเรือน", "มาจากกี่บ้าน"))

    said = phone.press("save", members="12")
    kept = answers(play).get("members")
    phone.press("save")

    assert "แบบนี้มีฉบับใหม่แล้ว" in said
    assert "มาจากกี่บ้าน" in said
    assert [None, "12"] == [kept, answers(play)["members"]]


def test_a_draft_that_stands_in_another_version_than_its_page_is_shown_again(play: Play) -> None:
    phone = opened(play)
    fields = dict(phone.fields())
    seen = str(fields["seen"][0]).replace('{"":"', '{"":"x')

    said = phone.post({**fields, "seen": seen, "do": "save", f"v:{PART}members": "12"})

    assert "ฉบับใหม่" in said
    assert not answers(play).get("members")


@pytest.mark.parametrize("seen", ["", "[]", "{", "null", '{"a": {"b": 1}}'])
def test_a_page_that_does_not_say_what_it_showed_writes_nothing(play: Play, seen: str) -> None:
    phone = opened(play)

    phone.post({**dict(phone.fields()), "seen": seen, "do": "save", f"v:{PART}members": "12"})

    assert not answers(play).get("members")


STRANGE = [
    {"do": "add:/data/nowhere"},
    {"do": "out:/data/from_group/member[99]"},
    {"do": "gone:"},
    {"do": "paste:/etc/passwd"},
    {"do": "check:x"},
    {"do": "never"},
    {"do": "send"},
    {f"v:{PART}sells": "not-a-token"},
    {f"v:{PART}crops": ["not-a-token"], f"h:{PART}crops": "1"},
    {f"v:{PART}members": "9" * 5_000},
    {f"v:{PART}members": "\x00"},
    {f"d:{PART}formed_on": "31-31-31"},
    {f"s:{PART}members": "x", f"v:{PART}members": "5"},
    {"v:/data/from_office/remark": "not mine"},
    {"v:": "x", "v:/": "x", "h:": "x"},
]


@pytest.mark.parametrize("sent", STRANGE)
def test_whatever_is_sent_breaks_nothing(play: Play, sent: dict[str, object]) -> None:
    phone = opened(play)

    phone.post({**dict(phone.fields()), "do": "save", **sent})

    assert phone.status in {200, 403}
    assert "not mine" not in answers(play).values()
    assert [] == rows(play, reports.Report, purpose="contribution")


def test_a_page_too_large_is_refused(play: Play) -> None:
    phone = opened(play)

    said = phone.post({**dict(phone.fields()), f"v:{PART}members": "9" * 1_100_000})

    assert 413 == phone.status
    assert "ยังไม่ได้เก็บ" in said


def test_what_is_no_text_at_all_is_refused(play: Play) -> None:
    phone = opened(play)

    answer = phone.client.post(
        phone.link, data=b"do=save&\xff\xfe=1", content_type="application/x-www-form-urlencoded"
    )

    assert 403 == answer.status_code


def test_a_draft_of_the_chat_s_other_report_leaves_the_conversation_where_it_is(play: Play) -> None:
    phone = opened(play)
    act(play, "mali", "[ไว้ทีหลัง]")
    [before] = [row["state"] for row in rows(play, Conversation) if row["person_id"] == person(play, "mali")]
    phone.look()

    phone.press("save", members="12")

    [after] = [row["state"] for row in rows(play, Conversation) if row["person_id"] == person(play, "mali")]
    assert before == after
    assert "12" == answers(play)["members"]
    assert drafts.OPEN == draft_row(play, "mali").state
