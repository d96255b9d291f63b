"""Hold a filled-in table that came back, and work out what sending it would do."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from engine.conversation.bubbles import Text
from engine.sheet.judging import judged
from engine.sheet.parts import Reading, Row, Seen, Sheet, Typed
from engine.sheet.taking import take

Stands = Literal["coming", "lost", "waiting", "sent", "dropped", "refused"]
Refusal = Literal["", "foreign", "not_yours", "broken", "large", "sent"]


@dataclass(frozen=True, slots=True)
class Arrived:
    """One file: how it stands, and while it waits the table that it fills with what stands in its cells.

    `at`, `by` and `count` tell of its sending, or of that of the same file before.
    """

    id: str
    stands: Stands
    reason: Refusal = ""
    about: str = ""
    sheet: Sheet | None = None
    typed: Mapping[str, Typed] = field(default_factory=dict)
    seen: Callable[[str], Seen] | None = None
    said: tuple[Text, ...] = ()
    source: str = ""
    at: datetime | None = None
    by: str = ""
    count: int = 0


def rows_of(
    sheet: Sheet, typed: Mapping[str, Typed], seen: Callable[[str], Seen], reading: Reading
) -> tuple[Row, ...]:
    """Judge every line of a table with what was put into its cells."""
    return tuple(
        judged(
            line,
            take(line, sheet.columns, typed.get(line.key, Typed()), seen(line.key), reading),
            sheet.columns,
            reading.when,
        )
        for line in sheet.lines
    )


def fingerprint(rows: Sequence[Row]) -> int:
    """Return a number that is another one when something else would be sent than what was shown."""
    sent = [
        (row.line.key, sorted((path, one) for path, one in row.send.draft.answers.items() if _is_told(row, path)))
        for row in rows
        if row.send is not None
    ]  # fmt: skip
    digest = hashlib.sha256(json.dumps(sent).encode(errors="surrogatepass")).digest()
    return int.from_bytes(digest[:4], "big") >> 1


def _is_told(row: Row, path: str) -> bool:
    """Say whether somebody answered it: what a form works out by itself may differ from one minute to the next."""
    question = row.filling.form.question(path)
    return question is not None and question.is_askable
