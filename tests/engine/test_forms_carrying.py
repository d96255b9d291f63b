"""From one version of a form to the next: what stays, what is asked again, what is lost."""

from engine.forms import filling
from engine.forms.carrying import carried_over
from engine.forms.form import NO, YES, Form
from tests.engine.forms_kit import AT, SEED, small

COLUMNS = "type | name | label | constraint | choice_filter"
CHOICES = "\n| choices |\n| | list_name | name | label |\n| | l | a | ก |\n| | l | b | {b} |\n"


def form(*lines: str, b: str = "ข") -> Form:
    return small(
        *lines, columns=COLUMNS, tail=CHOICES.format(b=b) if any("select" in one for one in lines) else ""
    )


def _ranking(b: str = "ข") -> Form:
    return small("rank l | r | ร", columns=COLUMNS, tail=CHOICES.format(b=b))


def test_the_same_form_keeps_everything() -> None:
    old = form("text | a | ก", "select_one l | s | ส")
    given = {"/data/a": "x", "/data/s": "b"}
    assert carried_over(old, old, given) == (given, (), ())


def test_a_question_that_only_moved_keeps_its_answer() -> None:
    old = form("integer | n | ก", "integer | m | ข | . < ${n}")
    new = form("begin group | g | กลุ่ม", "integer | n | ใหม่", "end group | |", "integer | m | ข | . < ${n}")
    assert carried_over(old, new, {"/data/n": "1", "/data/m": "0"}) == (
        {"/data/g/n": "1", "/data/m": "0"},
        (),
        (),
    )


def test_what_changed_its_meaning_is_asked_again() -> None:
    old = form("text | a | ก", "integer | n | น | . > 1", "select_one l | s | ส")
    new = form("integer | a | ก", "integer | n | น | . > 2", "select_one l | s | ส", b="อื่น")
    kept, changed, lost = carried_over(old, new, {"/data/a": "x", "/data/n": "5", "/data/s": "b"})
    assert (kept, changed, lost) == ({}, ("/data/a", "/data/n", "/data/s"), ())
    upcoming = filling.upcoming(new, filling.start(new, AT, SEED, kept), AT, SEED)
    assert upcoming is not None
    assert upcoming.path == "/data/a"


def test_a_choice_is_asked_again_only_when_it_is_gone_or_worded_otherwise() -> None:
    old = form("select_one l | s | ส", "select_multiple l | t | ท")
    new = form("select_one l | s | ส", "select_multiple l | t | ท", b="อื่น")

    assert ({"/data/s": "a", "/data/t": "a"}, (), ()) == carried_over(
        old, new, {"/data/s": "a", "/data/t": "a"}
    )
    assert ({}, ("/data/s", "/data/t"), ()) == carried_over(old, new, {"/data/s": "b", "/data/t": "a b"})


def test_a_choice_that_is_gone_is_asked_again() -> None:
    old = form("select_one l | s | ส")
    new = small(
        "select_one l | s | ส", columns=COLUMNS,
        tail="\n| choices |\n| | list_name | name | label |\n| | l | b | ข |\n| | l | c | ค |\n",
    )  # fmt: skip

    assert ({}, ("/data/s",), ()) == carried_over(old, new, {"/data/s": "a"})
    assert ({"/data/s": "b"}, (), ()) == carried_over(old, new, {"/data/s": "b"})


def test_an_order_is_asked_again_when_anything_of_its_list_has_changed() -> None:
    old, new = _ranking(), _ranking("อื่น")

    assert ({}, ("/data/r",), ()) == carried_over(old, new, {"/data/r": "a b"})
    assert ({"/data/r": "a b"}, (), ()) == carried_over(old, old, {"/data/r": "a b"})


def test_an_answer_without_a_question_is_lost_and_told() -> None:
    old, new = form("text | a | ก", "text | b | ข"), form("text | b | ข")
    assert carried_over(old, new, {"/data/a": "x", "/data/b": "y"}) == ({"/data/b": "y"}, (), ("/data/a",))


def test_rows_and_what_was_said_of_them_are_carried() -> None:
    lines = ("begin repeat | member | คน", "text | who | ชื่อ", "end repeat | |")
    old, new = form(*lines), form("begin group | g | กลุ่ม", *lines, "end group | |")
    given = {
        "/data/member[1]": YES,
        "/data/member[1]/who": "มะลิ",
        "/data/member[2]/who": "นิดา",
        "/data/member[3]": NO,
    }
    kept, changed, lost = carried_over(old, new, given)
    assert kept == {path.replace("/data/", "/data/g/"): value for path, value in given.items()}
    assert (changed, lost) == ((), ())
    assert filling.start(new, AT, SEED, kept) == kept


def test_a_question_that_came_out_of_a_repeat_keeps_its_first_row() -> None:
    old = form("begin repeat | member | คน", "text | who | ชื่อ", "end repeat | |")
    new = form("text | who | ชื่อ")
    given = {"/data/member[1]/who": "มะลิ", "/data/member[2]/who": "นิดา"}
    assert carried_over(old, new, given) == ({"/data/who": "มะลิ"}, (), ("/data/member[2]/who",))
    back, _, _ = carried_over(new, old, {"/data/who": "มะลิ"})
    assert back == {"/data/member[1]/who": "มะลิ"}


OURS = '| settings |\n| | namespaces |\n| | sanam="https://sanam.example/xforms" |\n'


def _was(*lines: str) -> Form:
    return small(*lines, columns="type | name | label | constraint | bind::sanam:was", tail=OURS)


def test_a_question_that_says_its_former_name_keeps_its_answer() -> None:
    old = form("integer | n | ก", "begin repeat | r | แถว", "text | a | ข", "end repeat | |")
    new = _was(
        "integer | people | ก | | count n",
        "begin repeat | rows | แถว | | r",
        "text | word | ข | | a",
        "end repeat | |",
    )
    given = {"/data/n": "1", "/data/r[1]/a": "x", "/data/r[2]/a": "y"}

    assert carried_over(old, new, given) == (
        {"/data/people": "1", "/data/rows[1]/word": "x", "/data/rows[2]/word": "y"},
        (),
        (),
    )


def test_a_former_name_that_two_questions_claim_is_nobodys() -> None:
    old = form("integer | n | ก")
    new = _was("integer | men | ก | | n", "integer | women | ข | | n")

    assert carried_over(old, new, {"/data/n": "1"}) == ({}, (), ("/data/n",))


def test_a_question_that_keeps_its_name_is_taken_before_one_that_had_it() -> None:
    old = form("integer | n | ก")
    new = _was("integer | m | ก | | n", "integer | n | ข")

    assert carried_over(old, new, {"/data/n": "1"}) == ({"/data/n": "1"}, (), ())
