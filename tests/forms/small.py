"""Write every small form of the corpus: `python -m tests.forms.small`. The long ones are written by hand."""

import re
from collections.abc import Iterator

from tests.forms import corpus, small_columns, small_functions, small_looks, small_types
from tests.forms.writing import HERE, Written, write


def forms() -> Iterator[Written]:
    """Return every small form."""
    for part in (small_types, small_looks, small_columns, small_functions):
        yield from part.forms()


def count() -> None:
    """Say in the README how many forms there are; a test says whether all of them are played."""
    readme, many = HERE / "README.md", len(corpus.accepted())
    text = re.sub(
        r"\d+ of \d+ forms are played", f"{many} of {many} forms are played", readme.read_text("utf-8")
    )
    readme.write_text(text, "utf-8")


if __name__ == "__main__":
    write(forms())
    count()
