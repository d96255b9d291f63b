"""The way in to the pages for officers: asked for in the chat, good once, for one person, and never seen anywhere else."""

import logging
import re
from datetime import timedelta
from typing import Any

import pytest

from bot.links import hashed
from engine.boards.answers import NO_ANSWERS
from engine.conversation.boards.wording import card
from models import logins
from models.audit import Act
from models.base import table
from models.logins import Login
from models.messages import Message
from models.offices import end, roles_of
from models.web_sessions import WebSession
from tests.ladders import appoint
from tests.play import Play
from tests.stories import act, join, person, rows, shown
from tests.web.board_kit import ASK, Desktop, application, signed_in, way_in

OVER, ASKED, THREE = "หมดเวลา หรือใช้ไปแล้ว", "เข้าสู่ระบบเป็นคุณสมชาย ใช่ไหม", {"missing", "waits", "soon"}
PREVIEWERS = ("facebookexternalhit/1.1;line-poker/1.0", "Mozilla/5.0 (compatible; Googlebot/2.1)", "")


def resign(play: Play, who: str = "somchai") -> None:
    """End every role of somebody."""
    with play.core.database.writing() as connection:
        for role in roles_of(connection, person(play, who), at=play.clock.moment):
            end(connection, role.id, at=play.clock.moment)


def let_pass(play: Play, milliseconds: int) -> None:
    """Let machine time pass for ways in and sessions."""
    with play.core.database.writing() as connection:
        for model, names in ((Login, ("until_ms",)), (WebSession, ("seen_ms", "until_ms"))):
            found = table(model)
            connection.execute(found.update().values({name: found.c[name] - milliseconds for name in names}))


def test_an_officer_goes_in_with_one_press_and_sees_the_three_answers(anywhere: Play) -> None:
    desktop = Desktop(application(anywhere))

    assert ASKED in desktop.look(way_in(anywhere))
    desktop.press(0)
    assert (200, THREE) == (desktop.status, set(desktop.answers()))
    [noted] = rows(anywhere, Act, act="entered_pages")
    assert person(anywhere, "somchai") == noted["person_id"]


def test_whoever_only_looks_spends_nothing(play: Play) -> None:
    link, app = way_in(play), application(play)
    previewer = app.test_client()

    for reader in PREVIEWERS * 2:
        assert 200 == previewer.get(link, headers={"User-Agent": reader}).status_code
        assert 200 == previewer.head(link).status_code
    assert [None] == [one["spent_ms"] for one in rows(play, Login)]
    assert THREE == set(_entered(app, link).answers())


def _entered(app: Any, link: str) -> Desktop:
    desktop = Desktop(app)
    desktop.enter(link)
    return desktop


def test_a_way_in_is_spent_once(play: Play) -> None:
    link, app = way_in(play), application(play)
    first, second = Desktop(app), Desktop(app)
    first.look(link)
    second.look(link)

    first.press(0)
    second.press(0)
    assert (200, 403) == (first.status, second.status)
    assert OVER in second.text()
    assert OVER in Desktop(app).look(link)
    assert 1 == len(rows(play, WebSession))


def test_a_way_in_is_over_after_ten_minutes(play: Play) -> None:
    link, app = way_in(play), application(play)
    desktop = Desktop(app)
    desktop.look(link)
    let_pass(play, 10 * 60_000)

    assert OVER in desktop.press(0)
    assert OVER in desktop.look(link)
    assert [] == rows(play, WebSession)


def test_a_newer_way_in_ends_the_older_one(play: Play) -> None:
    older, newer = way_in(play), way_in(play)
    app = application(play)

    assert OVER in Desktop(app).look(older)
    assert THREE == set(_entered(app, newer).answers())


def test_the_question_of_one_browser_lets_no_other_in(play: Play) -> None:
    link, app = way_in(play), application(play)
    asked, other = Desktop(app), Desktop(app)
    asked.look(link)
    [form] = asked.page().forms
    other.look(link)

    other.post(link, **dict(form.form_values()))
    assert 403 == other.status
    assert 403 == app.test_client().post(link, data=dict(form.form_values())).status_code
    assert [] == rows(play, WebSession)


def test_a_press_that_began_elsewhere_lets_nobody_in(play: Play) -> None:
    link, desktop = way_in(play), Desktop(application(play))
    desktop.look(link)
    [form] = desktop.page().forms

    for site in ("cross-site", "same-site"):
        headers = {"Sec-Fetch-Site": site}
        refused = desktop.client.post(link, data=dict(form.form_values()), headers=headers)
        assert 403 == refused.status_code
    assert [None] == [one["spent_ms"] for one in rows(play, Login)]


def test_what_nobody_of_us_made_lets_nobody_in(play: Play) -> None:
    desktop = Desktop(application(play))

    for token in ("x", "a" * 22, "../../etc/passwd", "é" * 22, "%00" * 22):
        desktop.look(f"/enter/{token}")
        assert desktop.status in {403, 404}


def test_what_is_kept_of_a_way_in_opens_nothing(play: Play) -> None:
    token = way_in(play).rpartition("/")[2]
    [kept] = rows(play, Login)

    assert hashed(token) == kept["token_hash"]
    assert len(token) >= 22
    assert OVER in Desktop(application(play)).look(f"/enter/{kept['token_hash']}")
    assert token.encode() not in b"".join(bytes(one["body"] or b"") for one in rows(play, Message))


def test_nothing_of_a_way_in_is_logged_whatever_goes_wrong(
    play: Play, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    link, app = way_in(play), application(play)
    with caplog.at_level(logging.DEBUG):
        _entered(app, link)
        play.core.database.close()
        with monkeypatch.context() as broken:
            broken.setattr(logins, "good", None)
            assert 500 == app.test_client().get(link).status_code

    assert "entering_failed" in caplog.text
    assert link.rpartition("/")[2] not in caplog.text


def test_a_page_is_framed_kept_and_told_to_nobody(play: Play) -> None:
    link, desktop = way_in(play), Desktop(application(play))
    desktop.look(link)
    asked = desktop.last
    desktop.press(0)

    for one in (asked, desktop.last):
        assert one is not None
        assert "no-referrer" == one.headers["Referrer-Policy"]
        assert "no-store" == one.headers["Cache-Control"]
        policy = one.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in policy
        assert not re.search(r"unsafe|data:|https?:|\*", policy)


def test_the_cookie_is_for_these_pages_alone(play: Play) -> None:
    desktop = Desktop(application(play))
    link = way_in(play)
    desktop.look(link)
    [form] = desktop.page().forms
    entered = desktop.client.post(link, data=dict(form.form_values()))

    [cookie] = [one for one in entered.headers.getlist("Set-Cookie") if one.startswith("board=")]
    assert all(part in cookie for part in ("HttpOnly", "SameSite=Lax", "Path=/board"))
    assert [cookie.partition("=")[2].partition(";")[0]] != [
        one["cookie_hash"] for one in rows(play, WebSession)
    ]


def test_the_person_hears_of_it_and_ends_it_when_it_was_not_she(play: Play) -> None:
    desktop = signed_in(play)

    assert "มีการเปิดหน้าสรุปงานด้วยชื่อของคุณ" in shown(play.remind()["somchai"])
    assert "ปิดหน้าสรุปงานนั้นแล้ว" in act(play, "somchai", "[ไม่ใช่ฉัน]")
    assert "ยังไม่ได้เข้าสู่ระบบ" in desktop.look("/board")
    assert 401 == desktop.status


def test_nobody_ends_what_is_another_s(play: Play) -> None:
    desktop = signed_in(play)
    [session] = rows(play, WebSession)
    act(play, "nida", "เมนู")
    from engine.conversation.bubbles import Press

    data = play.core.buttons.sign(Press("notme", session["id"]), person(play, "nida"))
    play.event("nida", {"type": "postback", "postback": {"data": data}})

    assert THREE == set(_again(desktop).answers())


def _again(desktop: Desktop) -> Desktop:
    desktop.look("/board")
    return desktop


def test_who_has_gone_out_hears_nothing_of_it_later(play: Play) -> None:
    desktop = signed_in(play)
    forms = desktop.page().forms
    desktop.press(next(at for at, form in enumerate(forms) if str(form.action).endswith("/leave")))

    assert 401 == _again(desktop).status
    assert {} == play.remind()


def test_going_out_is_nobody_else_s_to_press(play: Play) -> None:
    desktop = signed_in(play)
    desktop.post("/board/leave", token="made up")

    assert 200 == _again(desktop).status


def test_a_session_ends_when_nobody_is_there_for_two_hours(play: Play) -> None:
    desktop = signed_in(play)
    let_pass(play, 2 * 3_600_000 - 60_000)
    assert 200 == _again(desktop).status
    let_pass(play, 2 * 3_600_000 - 60_000)
    assert 200 == _again(desktop).status
    let_pass(play, 2 * 3_600_000)
    assert 401 == _again(desktop).status


def test_a_session_ends_after_twelve_hours_whoever_is_there(play: Play) -> None:
    desktop = signed_in(play)
    for _ in range(11):
        let_pass(play, 3_600_000)
        assert 200 == _again(desktop).status
    let_pass(play, 3_600_000)

    assert 401 == _again(desktop).status


def test_who_loses_her_role_is_out_and_stays_out(play: Play) -> None:
    desktop = signed_in(play)
    resign(play)
    play.clock.moment += timedelta(minutes=1)

    assert 403 == _again(desktop).status
    [session] = rows(play, WebSession)
    assert "no_role" == session["ended_by"]
    appoint(play, "somchai", "สมชาย", "officer", "moac-cm")
    assert 401 == _again(desktop).status


def test_a_way_in_of_somebody_who_lost_her_role_is_over(play: Play) -> None:
    link = way_in(play)
    resign(play)
    play.clock.moment += timedelta(minutes=1)

    assert OVER in Desktop(application(play)).look(link)


def test_a_volunteer_gets_no_way_in(play: Play) -> None:
    join(play)

    assert "ส่วนนี้เป็นของเจ้าหน้าที่" in act(play, "mali", ASK)
    assert [] == rows(play, Login)


def test_a_group_never_gets_a_way_in(play: Play) -> None:
    source = {"type": "group", "groupId": "C" + "0" * 32, "userId": play.user("somchai")}
    said = play.text("somchai", ASK, source=source)

    assert "/enter/" not in str(said)
    assert [] == rows(play, Login)


def test_no_message_but_the_reply_to_the_one_who_asked_can_hold_a_way_in(play: Play) -> None:
    from bot.render import Renderer

    pushed = Renderer(play.core.texts, play.core.buttons, "https://example.com", person(play, "somchai"), {})
    with pytest.raises(LookupError):
        pushed.messages((card(NO_ANSWERS),))


def test_a_way_in_stands_on_a_button_and_in_no_text(play: Play) -> None:
    link = way_in(play)
    said = shown(play.seen["somchai"])

    assert link not in said
    assert link.rpartition("/")[2] not in said
