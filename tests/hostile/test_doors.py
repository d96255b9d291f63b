"""Addresses that were made up lead nowhere: no file of ours, no other site, no header of somebody's own, no method of yesterday."""

import pytest

from tests.hostile.kit import House, move

ABOVE = (
    "../../etc/passwd", "..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/bot/config.py", "..\\..\\bot\\config.py", "....//....//.env",
    "%252e%252e%252f.env", "/etc/passwd", "fonts/../../pages.py", "\x00", "%00.css", "C:/windows/win.ini", ".git/config",
)  # fmt: skip
ELSEWHERE = (
    "//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/board@evil.example", "/boardevil",
    "/board/\r\nSet-Cookie: board=x", "/board\n/x", "https:/board/",
)  # fmt: skip


@pytest.mark.parametrize("path", ABOVE)
def test_a_path_that_climbs_finds_nothing(house: House, path: str) -> None:
    client = house.stranger()
    for door in (
        "/static/",
        "/media/",
        "/summary/",
        "/figures/",
        "/files/x/",
        "/evidence/x/content/",
        "/board/places/",
    ):
        answer = client.get(door + path)
        assert answer.status_code in {400, 401, 403, 404, 308}, (door, path)
        assert b"root:" not in answer.get_data()
        assert b"SECRET_KEY" not in answer.get_data()


@pytest.mark.parametrize("path", ABOVE)
def test_a_path_that_climbs_finds_nothing_for_who_looks_after_a_programme_either(
    house: House, path: str
) -> None:
    client = house.known("arun").client
    for door in (
        "/board/admin/files/",
        "/board/admin/rosters/",
        "/board/admin/packs/",
        "/board/papers/",
        "/board/units/",
        "/board/reports/",
    ):
        answer = client.get(door + path)
        assert answer.status_code in {400, 404, 308, 405}, (door, path)
        answer.close()


@pytest.mark.parametrize("back", ELSEWHERE)
def test_nobody_is_led_to_another_site(house: House, back: str) -> None:
    answer = house.stranger().post("/board/language", data={"language": "en", "back": back})

    assert 303 == answer.status_code
    assert answer.headers["Location"].startswith("/board")
    assert "evil" not in answer.headers["Location"].partition("?")[0] or answer.headers[
        "Location"
    ].startswith("/board/")
    assert {"__Host-board_language"} == {
        one.partition("=")[0] for one in answer.headers.getlist("Set-Cookie")
    }


def test_a_file_is_named_by_us_and_never_by_its_address(house: House) -> None:
    desktop = house.known("arun")
    answer = desktop.client.get('/board/admin/files/moac-groups-2565.xlsx?name=a"%0d%0ax: y')

    assert 'attachment; filename="moac-groups-2565.xlsx"' == answer.headers["Content-Disposition"]
    answer.close()


def test_methods_that_nobody_offers_are_refused_everywhere(house: House) -> None:
    client = house.stranger()
    for rule in house.rules():
        for method in ("TRACE", "CONNECT", "PUT", "PATCH", "DELETE", "PROPFIND", "X" * 50):
            if method not in (rule.methods or set()):
                move(client)
                answer = client.open(house.address(rule), method=method)
                assert answer.status_code in {405, 404}, (rule.rule, method)
                assert method.encode() not in answer.get_data(), (rule.rule, method)


def test_nothing_lists_a_folder_or_tells_what_we_are_made_of(house: House) -> None:
    client = house.stranger()
    for where in (
        "/static/",
        "/static",
        "/static/fonts/",
        "/.git/HEAD",
        "/.env",
        "/docs",
        "/openapi.json",
        "/console",
        "/metrics",
        "/admin",
    ):
        answer = client.get(where)
        assert 404 == answer.status_code, where
        assert not {"X-Powered-By", "Server"} & set(answer.headers.keys())
        assert b"Werkzeug" not in answer.get_data()
        assert b"Traceback" not in answer.get_data()


def test_the_application_never_runs_in_debug_mode(house: House) -> None:
    assert (False, False) == (house.app.debug, house.app.testing)
    assert house.app.jinja_env.autoescape is not False


def test_an_address_is_only_believed_from_a_proxy_of_ours(house: House) -> None:
    from web.armour import OF_AN_ADDRESS

    client = house.stranger()
    here = client.environ_base["REMOTE_ADDR"]
    client.get(
        "/privacy",
        headers={
            "X-Forwarded-For": "203.0.113.9",
            "X-Real-IP": "203.0.113.9",
            "Forwarded": "for=203.0.113.9",
        },
    )

    assert here in OF_AN_ADDRESS._began
    assert "203.0.113.9" not in OF_AN_ADDRESS._began
