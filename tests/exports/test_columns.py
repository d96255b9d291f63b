"""A question has one column for good: found by its place or its name, never by where it stands among the others."""

from engine.forms.form import Form, Question
from exports import columns
from exports.columns import Place, added, column_of, hushed, titles_of


def question(path: str, label: str = "", kind: str = "integer", **own: str) -> Question:
    name = path.rpartition("/")[2]
    return Question(path, name, kind, labels={"th": label or name}, own=own)


def form(*questions: Question) -> Form:
    return Form("f", "1", "แบบ", ("th",), "th", questions)


def grown(*versions: Form, order: tuple[str, ...] = ()) -> list[Place]:
    known: list[Place] = []
    for one in versions:
        known += added(known, one, name="แบบ 2565", order=order)
    return known


A, B, C = question("/data/a"), question("/data/b"), question("/data/c")


def test_columns_stand_in_the_order_of_the_form_and_the_table_keeps_its_name() -> None:
    places = grown(form(A, B))

    assert {1: "a", 2: "b"} == titles_of(places)
    assert "แบบ 2565" == next(one.title for one in places if one.path == columns.TABLE)


def test_the_order_that_is_printed_comes_first() -> None:
    assert {1: "c", 2: "a", 3: "b"} == titles_of(grown(form(A, B, C), order=("c", "a")))


def test_what_is_new_goes_to_the_right_end_wherever_it_stands_in_the_form() -> None:
    assert {1: "a", 2: "b", 3: "c"} == titles_of(grown(form(A, B), form(C, A, B)))


def test_what_is_gone_keeps_its_column_and_finds_it_again() -> None:
    places = grown(form(A, B), form(B), form(A, B, C))

    assert {1: "a", 2: "b", 3: "c"} == titles_of(places)


def test_questions_that_exchange_their_words_keep_their_columns() -> None:
    before = form(question("/data/a", "ชาย"), question("/data/b", "หญิง"))
    after = form(question("/data/a", "หญิง"), question("/data/b", "ชาย"))
    places = grown(before, after)

    assert {1: "ชาย", 2: "หญิง"} == titles_of(places)
    assert [1, 2] == [column_of(one, places, after) for one in after.questions]


def test_a_question_that_moves_into_a_group_keeps_its_column() -> None:
    moved = question("/data/group/a")
    places = grown(form(A, B), form(moved, B))

    assert {1: "a", 2: "b"} == titles_of(places)
    assert 1 == column_of(moved, places, form(moved, B))
    assert 1 == column_of(A, places, form(A, B))


def test_a_question_that_says_its_former_name_keeps_its_column() -> None:
    renamed = question("/data/group/people", was="count a")
    places = grown(form(A, B), form(renamed, B))

    assert {1: "a", 2: "b"} == titles_of(places)
    assert 1 == column_of(renamed, places, form(renamed, B))


def test_two_questions_of_one_name_are_never_one_column() -> None:
    one, other = question("/data/x/a"), question("/data/y/a")
    places = grown(form(one), form(one, other))

    assert [1, 2] == [column_of(each, places, form(one, other)) for each in (one, other)]
    assert {1: "a", 2: "a (a)"} == titles_of(places)


def test_a_title_is_never_given_twice() -> None:
    places = grown(form(question("/data/a", "คน")), form(question("/data/b", "คน")))

    assert {1: "คน", 2: "คน (b)"} == titles_of(places)


def test_what_names_a_person_has_no_column_and_a_column_that_comes_to_do_so_falls_silent() -> None:
    person = question("/data/a", kind="text", kind_="x")
    named = Question(person.path, person.name, "text", labels=person.labels, own={"kind": "person"})

    assert {} == titles_of(grown(form(named)))
    places = grown(form(A), form(named))
    assert frozenset({1}) == hushed(places, form(named))


def test_what_names_a_person_has_a_column_once_it_was_let_in_and_falls_silent_when_it_is_kept_out_again() -> (
    None
):
    named = Question("/data/name", "name", "text", labels={"th": "ชื่อ"}, own={"kind": "person"})
    places = grown(form(A))
    places += added(places, form(A, named), name="x", opened=frozenset({"name"}))

    assert {1: "a", 2: "ชื่อ"} == titles_of(places)
    assert frozenset() == hushed(places, form(A, named), frozenset({"name"}))
    assert frozenset({2}) == hushed(places, form(A, named))
