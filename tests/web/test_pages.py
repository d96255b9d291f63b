"""The pages that anybody may open."""

from flask import Flask

from web.pages import pages


def client():
    app = Flask("pages", static_folder=None)
    app.register_blueprint(pages)
    return app.test_client()


def test_the_privacy_page_says_what_is_kept_and_never_asks_for_money():
    answer = client().get("/privacy")

    words = answer.get_data(as_text=True)
    assert 200 == answer.status_code
    assert "ไม่ขอรหัสผ่าน OTP หรือเลขบัญชี" in words
    assert "ใครเห็น" in words


def test_the_privacy_page_loads_nothing_from_elsewhere():
    answer = client().get("/privacy")

    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "http" not in answer.get_data(as_text=True).replace("https://sanam", "")


def test_the_pages_carry_their_own_thai_font():
    with (
        client().get("/static/pages.css") as style,
        client().get("/static/fonts/Sarabun-Regular.woff2") as font,
    ):
        assert "fonts/Sarabun-Regular.woff2" in style.get_data(as_text=True)
        assert 200 == font.status_code
        assert font.get_data()[:4] == b"wOF2"
