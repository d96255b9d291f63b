"""What forms show, as LINE and browsers fetch it: by its content, whole or in part, and nothing else."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from cli.applying import apply, attached
from engine.forms.attaching import id_of
from engine.forms.reading import read_file
from models import form_files
from tests.engine.test_forms_attaching import JPEG, written
from tests.play import Play
from tests.web import report_kit
from tests.web.report_kit import Phone, application, begun
from web.media import media

DEMO = Path(__file__).resolve().parents[2] / "programmes" / "demo"


def client(play: Play) -> FlaskClient:
    app = application(play)
    app.register_blueprint(media)
    return app.test_client()


def stored(play: Play, folder: Path) -> str:
    path = written(folder, {"weed.jpg": JPEG}, picture="weed.jpg")
    [(file_id, content)] = attached(read_file(path), path)
    with play.core.database.writing() as connection:
        form_files.keep(connection, file_id, content)
        form_files.keep(connection, file_id, content)
    return file_id


def test_a_picture_is_served_as_it_lies_beside_the_form(anywhere: Play, tmp_path: Path) -> None:
    answer = client(anywhere).get(f"/media/{stored(anywhere, tmp_path)}")

    assert (200, "image/jpeg", JPEG) == (answer.status_code, answer.content_type, answer.get_data())
    assert "immutable" in answer.headers["Cache-Control"]
    assert "nosniff" == answer.headers["X-Content-Type-Options"]


def test_a_part_of_a_film_is_served_alone(play: Play, tmp_path: Path) -> None:
    answer = client(play).get(f"/media/{stored(play, tmp_path)}", headers={"Range": "bytes=2-5"})

    assert (206, JPEG[2:6]) == (answer.status_code, answer.get_data())


@pytest.mark.parametrize("name", ["nothing.jpg", "nothing", "..%2f.env", "0.html"])
def test_what_is_no_file_of_a_form_is_not_there(play: Play, name: str) -> None:
    assert 404 == client(play).get(f"/media/{name}").status_code


def test_applying_a_pack_stores_what_its_forms_show(play: Play, tmp_path: Path) -> None:
    folder = tmp_path / "try"
    (folder / "forms").mkdir(parents=True)
    (folder / "programme.toml").write_text((DEMO / "try.toml").read_text("utf-8"), "utf-8")
    written(folder / "forms", {"weed.jpg": JPEG}, picture="weed.jpg")

    apply(play.core, folder)

    with play.core.database.reading() as connection:
        assert JPEG == form_files.content(connection, id_of("weed.jpg", JPEG))


def test_the_page_of_a_report_shows_the_picture_beside_its_question(play: Play) -> None:
    form = report_kit.SET1.replace("bind::sanam:short |\n", "bind::sanam:short | media::image |\n", 1)
    form = form.replace("| members | สมาชิก |", "| members | สมาชิก | herd.jpg |")
    link = begun(play)
    report_kit.publish(play, "2565.10", form, {"herd.jpg": "0123.jpg"})
    phone = Phone(application(play), link)

    phone.open()

    assert ["/media/0123.jpg"] == [one.get("src") for one in phone.page().find_class("shown")]
    assert phone.last is not None
    assert "img-src 'self'" in phone.last.headers["Content-Security-Policy"]
