from pathlib import Path

import pytest

from engine.obligations.faults import PackFault
from engine.obligations.reading import read_pack, read_text

FOLDER = Path(__file__).parents[2] / "programmes" / "moac-groups-2565"
GOOD = (FOLDER / "programme.toml").read_text("utf-8")


def faults(text):
    with pytest.raises(PackFault) as caught:
        read_text(text)
    return [str(problem) for problem in caught.value.problems]


def broken(old, new):
    assert old in GOOD
    return faults(GOOD.replace(old, new, 1))


def test_the_pack_as_it_stands_has_no_fault():
    assert read_text(GOOD).id == "moac-groups-2565"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "fiscal_year = 2565",
            "fiscal_yaer = 2565",
            'programme.toml: fiscal_yaer: is not a key that a pack knows here; did you mean "fiscal_year"?',
        ),
        (
            "due = 2021-11-30",
            'due = "2021-11-30"',
            (
                "programme.toml: duties.set1.due: is neither a date nor a table; "
                "write due = 2021-11-30 without quotes"
            ),
        ),
        (
            "due = 2021-11-30",
            "due = { days_after = 7 }",
            (
                "programme.toml: duties.set1.due: is no kind of clock; write a date, "
                '{ by = "COHORT", ... } or { every = "month", day = 27 }; docs/packs.md has them all'
            ),
        ),
        (
            'due = { every = "month"',
            'due = { every = "fortnight"',
            (
                "programme.toml: duties.monthly.due: is no kind of clock; write a date, "
                '{ by = "COHORT", ... } or { every = "month", day = 27 }; docs/packs.md has them all'
            ),
        ),
        (
            "day = 27, first",
            "day = 32, first",
            "programme.toml: duties.monthly.due.day: is 32; write a number from 1 to 31",
        ),
        (
            "source_line = 33",
            "source_line = 0",
            "programme.toml: duties.monthly.source_line: is 0; write a number of at least 1",
        ),
        (
            "last = 2022-09-27",
            "last = 2021-09-27",
            "programme.toml: duties.monthly.due.last: lies before first; exchange the two days",
        ),
        (
            'filed_by = "offices.province"',
            'filed_by = "offices.district"',
            'programme.toml: duties.list.filed_by: points to "district"; write one of province, centre, executives',
        ),
        (
            'collected_by = "leader"',
            'collected_by = "chair"',
            'programme.toml: duties.set1.collected_by: points to "chair"; write one of leader, officer, head, centre_officer',
        ),
        (
            "steps = [-3, 0]",
            "steps = [0, -3]",
            "programme.toml: ladders.default.steps: is not in order; write each day once, the earliest first",
        ),
        (
            "collect_until = 2021-11-25",
            "collect_until = 2021-12-25",
            "programme.toml: duties.set1.collect_until: lies after due; write a day on or before the due day",
        ),
        (
            'severity = "hard"',
            'severity = "strict"',
            'programme.toml: eligibility[1].severity: is "strict"; write one of hard, soft, judged',
        ),
        (
            'id = "000-E2"',
            'id = "000-E1"',
            'programme.toml: eligibility: has "000-E1" twice; give each rule its own id',
        ),
        (
            'holds = "${members} >= 7"',
            "",
            (
                "programme.toml: eligibility[2].holds: is not exactly one condition; "
                'write holds = "${field} ..." or quota_of = "UNIT"'
            ),
        ),
        ('about = "group"\n', "", 'programme.toml: duties.list.about: is missing; write about = "..."'),
        (
            "due = 2021-11-30\n",
            "",
            (
                "programme.toml: duties.set1.due: is missing; write a date, "
                '{ by = "COHORT", ... } or { every = "month", day = 27 }; docs/packs.md has them all'
            ),
        ),
        (
            "due = 2021-11-30",
            'due = { by = "tranche", "1" = 2022-01-31 }',
            'programme.toml: duties.set1.due: and cohort tranche differ in "2"; give every cohort one day',
        ),
    ],
)
def test_a_broken_pack_is_told_where_what_and_how_to_cure_it(old, new, message):
    assert message in broken(old, new)


def test_all_faults_are_told_at_once():
    text = GOOD.replace("fiscal_year = 2565", "fiscal_year = true").replace('form = "set1"', "form = 1")

    assert faults(text) == [
        "programme.toml: fiscal_year: is not a whole number; write fiscal_year = 1 without quotes",
        'programme.toml: duties.set1.form: is not a text; write form = "..." in quotes',
    ]


def test_an_empty_pack_is_told_what_it_lacks_and_does_not_break():
    missing = {line.split(": ")[1] for line in faults("")}

    assert {"id", "name", "fiscal_year", "source", "owner"} == missing


def test_a_text_that_is_not_toml_is_told_with_its_line():
    (only,) = faults('id = "x\n')

    assert "is not TOML" in only
    assert "line 1" in only


@pytest.mark.parametrize("key", ["units", "offices", "roles", "cohorts", "ladders", "duties", "eligibility"])
@pytest.mark.parametrize("value", ["1", '"x"', "[1]", "{ x = 1 }"])
def test_nonsense_in_a_table_is_a_fault_and_never_a_crash(key, value):
    assert any(f"programme.toml: {key}" in problem for problem in faults(f"{key} = {value}\n"))


def test_a_pack_in_the_wrong_folder_and_without_its_forms_is_told_so(tmp_path):
    folder = tmp_path / "other"
    folder.mkdir()
    (folder / "programme.toml").write_text(GOOD, "utf-8")

    with pytest.raises(PackFault) as caught:
        read_pack(folder)

    assert [x.key for x in caught.value.problems] == [
        "id",
        "form register",
        "form list",
        "form set1",
        "form monthly",
        "form set2",
        "form set3",
        "form set4",
        "form refund",
        "form summary",
    ]


def test_a_folder_without_a_programme_is_told_so(tmp_path):
    with pytest.raises(PackFault, match=r"programme\.toml: \(file\): is missing"):
        read_pack(tmp_path)
