"""Name the systems of record that people enter a report into themselves, after it is filed here."""

from dataclasses import dataclass

WEB = "web"
KINDS = (WEB, "email", "letter", "book", "cd")


@dataclass(frozen=True, slots=True)
class System:
    """Where a report goes besides: a web system, or by e-mail, letter, bound copy or CD, which carry a number."""

    id: str
    name: str
    address: str = ""
    kind: str = WEB

    @property
    def is_sent(self) -> bool:
        """Say whether something is sent there under a number, and nothing is typed in."""
        return self.kind != WEB


@dataclass(frozen=True, slots=True)
class Entering:
    """The values to copy, in the order in which that system asks for them."""

    system: str
    values: tuple[str, ...] = ()
