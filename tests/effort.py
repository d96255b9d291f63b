"""Count what a chat costs people: messages they type, buttons they tap, things they send. A line `นับ:` writes it down.

The line counts from the last such line on. What may not be exceeded stands behind it: `(ไม่เกิน พิมพ์ 2 กด 5)`.
"""

import re
from dataclasses import dataclass

LINE = re.compile(r"^นับ:.*?(?P<most>\(ไม่เกิน พิมพ์ (?P<typed>\d+) กด (?P<tapped>\d+)\))?$")
TAPS = re.compile(r"^(?:\[.+\](?: \d+)?(?: วันที่ [\d-]+)?|\((?:เมนู|ปฏิทิน|นาฬิกา).*\))$")
SENT = re.compile(r"^\(.+\)$")


@dataclass(frozen=True, slots=True)
class Effort:
    """What was typed, tapped and sent so far."""

    typed: int = 0
    tapped: int = 0
    sent: int = 0

    def after(self, move: str) -> "Effort":
        """Return the effort with one more move."""
        is_tap, is_sent = bool(TAPS.match(move)), bool(SENT.match(move))
        return Effort(
            self.typed + (not is_tap and not is_sent),
            self.tapped + is_tap,
            self.sent + (is_sent and not is_tap),
        )

    def written(self, line: str) -> str:
        """Write the line of a transcript, with the most that it allows."""
        sends = f" ส่ง {self.sent}" if self.sent else ""
        hit = LINE.match(line)
        most = f" {hit['most']}" if hit and hit["most"] else ""
        return f"นับ: พิมพ์ {self.typed} กด {self.tapped}{sends}{most}"


def limits(text: str) -> list[tuple[Effort, Effort]]:
    """Return each count of a transcript that has a limit, with its limit."""
    found = []
    for line in text.splitlines():
        hit = LINE.match(line)
        if hit and hit["most"]:
            typed, tapped = map(int, re.findall(r"\d+", line)[:2])
            found.append((Effort(typed, tapped), Effort(int(hit["typed"]), int(hit["tapped"]))))
    return found
