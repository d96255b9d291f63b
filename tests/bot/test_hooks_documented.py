"""What docs/api.md shows to others is what works here."""

from bot.hooks.signing import signature
from handlers.feeding.outgoing import KINDS
from tests.bot.hook_consumer import verified
from tests.rules.tree import ROOT
from web.api.routes import ROUTES

PAGE = (ROOT / "docs/api.md").read_text("utf-8")
CONSUMER = (ROOT / "tests/bot/hook_consumer.py").read_text("utf-8").partition("# begin\n")[2]
SECRET, BODY, NOW = "sanams_x", b'{"id":"1"}', 1_637_550_000


def test_the_lines_that_check_a_signature_are_those_that_are_tested_and_few() -> None:
    assert f"```python\n{CONSUMER}```\n" in PAGE
    assert 20 >= len(CONSUMER.splitlines())


def test_what_is_signed_by_us_now_is_taken_and_everything_else_is_not() -> None:
    good = signature([SECRET], BODY, NOW)

    assert {"id": "1"} == verified(SECRET, good, BODY, NOW)
    assert {"id": "1"} == verified(SECRET, signature(["new", SECRET], BODY, NOW), BODY, NOW)
    wrong = [
        verified("other", good, BODY, NOW), verified(SECRET, good, BODY + b" ", NOW), verified(SECRET, good, BODY, NOW + 301),
        verified(SECRET, good.replace(f"t={NOW}", f"t={NOW + 1}"), BODY, NOW), verified(SECRET, "", BODY, NOW),
        verified(SECRET, f"t={NOW}", BODY, NOW), verified(SECRET, f"t={NOW},v1=", BODY, NOW),
    ]  # fmt: skip
    assert [None] * len(wrong) == wrong


def test_every_event_and_every_address_is_explained() -> None:
    assert [] == [one for one in KINDS if f"`{one}`" not in PAGE]
    assert [] == [
        one
        for one in ROUTES
        if f"| `{one.rule.replace('<name>', 'NAME').replace('<report>', 'ID')}` |" not in PAGE
    ]
