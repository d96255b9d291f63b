"""A form that is published anew under a running draft: the draft keeps the version it was begun in."""

from models import drafts, packs, reports
from tests.play import Play
from tests.stories import AFTER_PLACE, GROUP, PLACE, act, join, rows
from tests.whole.test_any_events import change_form


def test_a_running_draft_keeps_its_version_to_the_end(play: Play) -> None:
    join(play)
    act(play, "mali", GROUP, PLACE)
    [begun] = rows(play, drafts.Draft)

    change_form(play, 1)
    said = act(play, "mali", *AFTER_PLACE, "[ส่ง]")

    [report] = rows(play, reports.Report)
    assert "ขึ้นทะเบียนกลุ่มแล้ว" in said
    assert begun["form_digest"] == report["form_digest"]
    assert any(path.endswith("/develops_products") for path in report["answers"])


def test_a_new_draft_begins_in_the_new_version(play: Play) -> None:
    change_form(play, 1)
    join(play)

    [current] = [row for row in rows(play, packs.StoredForm, name="register") if row["is_current"]]

    assert [current["digest"]] == [row["form_digest"] for row in rows(play, drafts.Draft)]


def test_buttons_of_the_old_version_still_mean_their_own_question(play: Play) -> None:
    join(play)
    act(play, "mali", GROUP, PLACE, *AFTER_PLACE)
    change_form(play, 1)

    assert "ตอนนี้คือ มี" in act(play, "mali", "[แก้ไข พัฒนาผลผลิต]")
