"""Look at one row by what its columns hold, and gather what is wrong in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from engine.conversation.bubbles import Text
from engine.roster.faults import Fault
from engine.roster.head import Head
from engine.roster.headings import Heading


@dataclass(frozen=True, slots=True)
class Cells:
    """One row under its titles."""

    sheet: str
    row: int
    head: Head
    values: Sequence[str]
    faults: list[Fault] = field(default_factory=list)

    def of(self, meaning: str) -> str:
        """Return what stands under a meaning, "" when nothing does; a title of the pack's own counts as well."""
        return next((text for _, text in self.all_of(meaning)), "")

    def all_of(self, meaning: str) -> Iterator[tuple[Heading, str]]:
        """Yield what stands under every title of a meaning, without the empty cells."""
        for heading, column in self.head.by_meaning.get(meaning, ()):
            text = self.at(column)
            if text:
                yield heading, text

    def at(self, column: int) -> str:
        """Return what stands in a column."""
        return self.values[column - 1].strip() if 0 < column <= len(self.values) else ""

    @property
    def is_blank(self) -> bool:
        """Say whether nothing that is understood stands in the row."""
        return not any(self.at(column) for column in self.head.columns.values())

    def fault(self, meaning: str | Heading, wrong: Text, cure: Text) -> None:
        """Note what is wrong, at the column that says it; at the row where no column does."""
        column = self.head.columns.get(meaning, 0) if isinstance(meaning, Heading) else self._column(meaning)
        self.faults.append(Fault(self.sheet, self.row, column, self.head.titles.get(column, ""), wrong, cure))

    def _column(self, meaning: str) -> int:
        """Return the column of a meaning: one that holds something here before one that is empty."""
        columns = [column for _, column in self.head.by_meaning.get(meaning, ())]
        return next((at for at in columns if self.at(at)), columns[0] if columns else 0)
