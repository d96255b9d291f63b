"""A picture of a form stands above its question where LINE can fetch it, and behind a button where it cannot."""

from dataclasses import replace

import pytest

from bot.line.check import check
from engine.conversation.bubbles import Bubble, Button, Note, Plain, Press
from tests.rules.saying import RENDERER

PATH = "/media/0123456789.jpg"
ASKED = Note((Plain("วัชพืชในรูปเรียกว่าอะไร"),), (Button(Plain("ข้าม"), Press("x")),), PATH)


def test_over_https_the_picture_stands_above_the_words() -> None:
    picture, words = replace(RENDERER, public_url="https://sanam.example").messages([ASKED])

    url = f"https://sanam.example{PATH}"
    assert {"type": "image", "originalContentUrl": url, "previewImageUrl": url} == picture
    assert ["ข้าม"] == [one["action"]["label"] for one in words["quickReply"]["items"]]


def test_without_https_it_is_behind_a_button() -> None:
    [words] = replace(RENDERER, public_url="http://127.0.0.1:8000").messages([ASKED])

    first = words["quickReply"]["items"][0]["action"]
    assert {"type": "uri", "label": "ดูรูปของข้อนี้", "uri": f"http://127.0.0.1:8000{PATH}"} == first


@pytest.mark.parametrize("before", [0, 3, 4, 6])
def test_a_picture_never_takes_the_place_of_words(before: int) -> None:
    said: list[Bubble] = [*(Note((Plain(str(number)),)) for number in range(before)), ASKED]

    made = replace(RENDERER, public_url="https://sanam.example").messages(said)

    assert len(made) <= 5
    assert [one["text"] for one in made if one["type"] == "text"][:before] == [
        str(one) for one in range(min(before, 5))
    ]
    assert (before < 4) == any(one["type"] == "image" for one in made)


def test_line_takes_what_we_send() -> None:
    made = replace(RENDERER, public_url="https://sanam.example").messages([ASKED])

    assert () == check(made)
