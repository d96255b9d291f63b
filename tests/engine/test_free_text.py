"""One message becomes filled drafts: sure is filled, doubtful is filled and marked, what cannot be told is asked."""

import datetime as dt
import itertools
import json
import random
import time
import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from engine.forms.reading import read_file
from engine.free_text.amounts import amount
from engine.free_text.dialect import common_words
from engine.free_text.fields import fields
from engine.free_text.history import plausible
from engine.free_text.matching import assigned
from engine.free_text.told import Activity, Understood
from engine.free_text.understanding import understand, with_history
from thai.spotting.figures import figures

ROOT = Path(__file__).parents[2]
FIELDS = fields(read_file(ROOT / "programmes/generic/activity.md"))
DIALECT = tomllib.loads((ROOT / "locale/th/dialect.toml").read_text("utf-8"))
MESSAGES = [
    json.loads(line) for line in (ROOT / "tests/thai/eval/report.jsonl").read_text("utf-8").splitlines()
]
TODAY = dt.date(2021, 11, 25)
REQUIRED = ("group", "activity_kind", "date", "participants", "amount_baht")


def read(text: str, today: dt.date = TODAY, **more: Any) -> Understood:
    return understand(text, FIELDS, today, dialect=common_words(DIALECT), **more)


def values(activity: Activity) -> dict[str, str]:
    return {one.path.removeprefix("/data/"): one.value for one in activity.slots}


def first(text: str) -> Activity:
    return read(text).activities[0]


def test_every_value_says_which_words_it_came_from() -> None:
    text = "กลุ่มผักบ้านหนองบัว ประชุมเมื่อวาน มา ๒๓ คน ใช้ไป หมื่นสอง ไม่มีปัญหา"
    told = {one.path.removeprefix("/data/"): (one.value, text[slice(*one.span)]) for one in first(text).slots}

    assert {
        "group": ("กลุ่มผักบ้านหนองบัว", "กลุ่มผักบ้านหนองบัว"),
        "activity_kind": ("meeting", "ประชุม"),
        "date": ("2021-11-24", "เมื่อวาน"),
        "participants": ("23", "๒๓ คน"),
        "amount_baht": ("12000", "หมื่นสอง"),
        "problem": ("", "ไม่มีปัญหา"),
    } == told


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("ประชุมเมื่อวาน ชาย 8 หญิง 15 รวม 25 คน ใช้ 300", ("participants", "disagree")),
        ("ประชุมเมื่อวาน มา 20 คน ค่าดิน 300 ค่าปุ๋ย 500 รวม 1,000", ("amount_baht", "disagree")),
        ("ประชุมเมื่อวาน มา 20 กว่าคน ใช้ 300", ("participants", "vague")),
        ("ประชุมเมื่อวาน มา 20 คน ค่าอาหารคนละ 100", ("amount_baht", "rate")),
        ("ประชุมเมื่อวาน มา 20 คน ค่าอาหารคนละ 100 รวม 3,000", ("amount_baht", "disagree")),
        ("ประชุมวันจันทร์ที่ 23 พ.ย. 64 มา 20 คน ใช้ 300", ("date", "day")),
        ("ประชุมไปแล้ว 28 พ.ย. 64 มา 20 คน ใช้ 300", ("date", "future")),
        ("ประชุม 20 พ.ย. กับ 22 พ.ย. มา 20 คน ใช้ 300", ("date", "several")),
        ("ประชุมเมื่อวาน มา 20 คน ไม่ได้ใช้เงิน ใช้ไป 300", ("amount_baht", "disagree")),
    ],
)
def test_what_contradicts_itself_is_asked_and_never_filled(text: str, why: tuple[str, str]) -> None:
    activity = first(text)

    assert why in [(one.path.removeprefix("/data/"), one.why) for one in activity.open]
    assert why[0] not in values(activity)


@pytest.mark.parametrize(
    ("text", "baht"),
    [
        ("ขายเมื่อวานได้ 3,200 บาท 5 คน", None),
        ("ขายเมื่อวานได้ 3,200 บาท หักต้นทุน 900 มา 5 คน", "900"),
        ("ได้รับงบ 30,000 ประชุมเมื่อวาน ใช้ไป 2,100", "2100"),
        ("ประชุมเมื่อวาน ยังไม่ได้ใช้เงิน มา 5 คน", "0"),
        ("ประชุมเมื่อวาน ค่าวิทยากร 1,200 ค่าอาหาร 1,400 รวม 2,600", "2600"),
        ("อบรมเมื่อวาน มา 25 คน คนละ 120 บาท รวม 3,000", "3000"),
    ],
)
def test_only_money_that_was_spent_is_an_amount_spent(text: str, baht: str | None) -> None:
    assert baht == values(first(text)).get("amount_baht")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("ต้องส่งรายงานภายในวันที่เท่าไหร่คะ", "question"),
        ("ขอบคุณมากค่ะ", "chat"),
        ("เดือนนี้ไม่มีกิจกรรม", "no_progress"),
        ("พรุ่งนี้กลุ่มผักจะประชุม", "plan"),
        ("ไม่ใช่ 23 คน 32 คน", "correction"),
        ("กลุ่มผัก ประชุมเมื่อวาน มา 23 คน ใช้ 300 ต้องส่งรูปด้วยไหมคะ", "report"),
        ("กลุ่มไหมบ้านครัวประชุมเมื่อวาน มา 12 คน", "report"),
    ],
)
def test_what_a_message_is_told_apart(text: str, intent: str) -> None:
    assert intent == read(text).intent


def test_two_activities_in_one_message_are_two() -> None:
    told = read("เมื่อวานกลุ่มทอผ้าประชุม 12 คน ใช้ 300 ส่วนกลุ่มจักสานอบรม 18 คน ใช้ 2,500").activities

    assert [("กลุ่มทอผ้า", "12", "2021-11-24"), ("กลุ่มจักสาน", "18", "2021-11-24")] == [
        (values(one)["group"], values(one)["participants"], values(one)["date"]) for one in told
    ]


def test_the_same_message_always_gives_the_same_answer() -> None:
    assert all(read(one["text"]) == read(one["text"]) for one in MESSAGES[:40])


def _best(weights: Sequence[Sequence[float | None]], places: int) -> float:
    """Try every assignment."""
    every = itertools.product([None, *range(places)], repeat=len(weights))
    able = (one for one in every if len({p for p in one if p is not None}) == sum(p is not None for p in one))
    sums = (_sum(weights, one) for one in able)
    return max(one for one in sums if one is not None)


def _sum(weights: Sequence[Sequence[float | None]], way: Sequence[int | None]) -> float | None:
    taken = [row[place] for row, place in zip(weights, way, strict=True) if place is not None]
    return None if None in taken else sum(one for one in taken if one is not None)


def test_the_assignment_is_the_best_of_all() -> None:
    dice = random.Random(3)
    for _ in range(120):
        places = dice.randint(1, 4)
        weights = [
            [dice.choice([None, 1.0, 2.5, dice.random() * 5]) for _ in range(places)]
            for _ in range(dice.randint(1, 4))
        ]
        way = assigned(weights)
        assert len(way) == len(weights)
        assert pytest.approx(_best(weights, places)) == _sum(weights, way)


def test_parts_that_do_not_add_up_are_no_amount() -> None:
    found = amount(figures("ชาย 8 คน หญิง 15 คน รวม 25 คน"), (), adds=False)

    assert found is not None
    assert (None, "disagree") == (found.number, found.why)


def test_a_value_far_from_what_was_usual_is_doubted() -> None:
    assert (True, False, None) == (
        plausible(Decimal(20), ["18", "25"]),
        plausible(Decimal(900), ["18", "25"]),
        plausible(Decimal(20), []),
    )


def test_words_of_a_region_stand_with_their_meaning_and_a_public_source() -> None:
    told = [one for words in DIALECT.values() for one in words.values()]

    assert {"north", "isan", "south", "east"} == set(DIALECT)
    assert all(one["means"] and one["source"].startswith("http") for one in told)


def test_a_regional_chat_uses_words_of_its_region_alone() -> None:
    chats = sorted((ROOT / "tests/transcripts/telling").glob("dialect_*.txt"))

    assert 8 == len(chats)
    for chat in chats:
        region, typed = (
            chat.stem.split("_")[1],
            chat.read_text("utf-8").split("มะลิ: ", 1)[1].split("\n", 1)[0],
        )
        others = [word for name, words in DIALECT.items() if name != region for word in words]
        assert any(word in typed for word in DIALECT[region])
        assert [] == [word for word in others if word in typed and word not in "".join(DIALECT[region])]


def _history(want: Mapping[str, Any]) -> dict[str, list[str]]:
    """Make up what the unit reported in the last three months: the same group, about as many, about as much."""
    usual = {"group": want["group"], "activity_kind": want["activity_kind"]}
    told = {f"/data/{name}": [value] * 3 for name, value in usual.items() if value}
    for name in ("participants", "amount_baht"):
        if want[name]:
            told[f"/data/{name}"] = [str(max(int(want[name] * share), 1)) for share in (0.8, 1, 1.3)]
    return told


def _asked(activity: Activity, want: Mapping[str, Any]) -> tuple[int, int]:
    """Count what is asked or to be looked at, and what is wrong without a mark."""
    slots = {one.path.removeprefix("/data/"): one for one in activity.slots}
    asked = sum(name not in slots or slots[name].confidence == "doubtful" for name in REQUIRED)
    sure = {name: one.value for name, one in slots.items() if one.confidence == "sure" and name in REQUIRED}
    return asked, sum(str(want[name]) != value for name, value in sure.items())


def test_history_asks_less_and_is_never_more_silently_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    counts = {"without": [0, 0], "with": [0, 0]}
    for one in MESSAGES:
        slots = one["want"]["slots"]
        if one["want"]["intent"] != "report" or len(slots) != 1:
            continue
        history, today = _history(slots[0]), dt.date.fromisoformat(one["today"])
        plain = read(one["text"], today).activities
        known = read(one["text"], today, history=history).activities
        if len(plain) == len(known) == 1:
            better = with_history(known[0], FIELDS, history)
            for name, activity in (("without", plain[0]), ("with", better)):
                counts[name] = [
                    sum(pair) for pair in zip(counts[name], _asked(activity, slots[0]), strict=True)
                ]

    with capsys.disabled():
        print(f"\nasked, silently wrong: {counts}")
    assert counts["with"][1] <= counts["without"][1]
    assert counts["with"][0] <= 0.85 * counts["without"][0]


def test_a_message_is_read_in_a_few_milliseconds() -> None:
    best = []
    for one in MESSAGES[:30]:
        began = time.thread_time()
        read(one["text"])
        best.append(time.thread_time() - began)

    assert sorted(best)[len(best) // 2] < 0.02


def test_two_thousand_signs_of_anything_are_read_in_no_time() -> None:
    for text in ("กลุ่ม" * 400, "12,500 " * 280, "รวม 5 คน ละ " * 150, "\n" * 2000, "จะ" * 1000, "(" * 2000):
        began = time.thread_time()
        read(text)
        assert time.thread_time() - began < 0.5
