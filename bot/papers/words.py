"""Word what a printed paper says by itself."""

from bot.texts import Texts
from engine.conversation.bubbles import Plain, say
from engine.conversation.filling.opening import STAND_IN
from exports.paper.nouns import SIGN_LINE, Words
from models.reports import Report


def words(texts: Texts) -> Words:
    """Return the words of every paper."""
    return Words(
        page=lambda number, count: texts.word(
            say("Page {number} of {count}", number=number, count=count), {}
        ),
        provisional=texts.word(STAND_IN, {}),
        question=texts.plain("What was asked"),
        answer=texts.plain("What was answered"),
        pictures=texts.plain("Pictures of the report"),
        memo=texts.plain("Memorandum"),
        agency=texts.plain("Agency"),
        number=texts.plain("No."),
        day=texts.plain("Date"),
        subject=texts.plain("Subject"),
        to=texts.plain("To the head of"),
    )


def foot(texts: Texts, report: Report, version: int) -> str:
    """Name a report at the foot of its pages."""
    return texts.word(
        say("Report {number}, version {version}", number=Plain(report.number), version=version), {}
    )


def sign(texts: Texts, name: str) -> tuple[str, ...]:
    """Return the lines to sign on where the pack prints none of its own: signature, name, position, day."""
    return (
        f"{texts.plain('Signed')} {SIGN_LINE} {texts.plain('who reports')}",
        f"({name or SIGN_LINE})",
        f"{texts.plain('Position')} {SIGN_LINE}",
        f"{texts.plain('Date')} {SIGN_LINE}",
    )


def memo_says(texts: Texts, office: str, title: str, numbers: str) -> tuple[str, ...]:
    """Return what the cover memo says."""
    sends = say(
        "{office} sends {title}, report {number}, with this memo.",
        office=Plain(office), title=Plain(title), number=Plain(numbers),
    )  # fmt: skip
    return texts.word(sends, {}), texts.plain("For your information.")


def memo_subject(texts: Texts, title: str) -> str:
    """Return what the cover memo is about."""
    return texts.word(say("Sending {title}", title=Plain(title)), {})
