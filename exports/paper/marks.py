"""Write who took a paper, and when, faintly across every page: a copy that turns up elsewhere says whose it was."""

from typing import Final

from exports.paper.canvas import LEFT, Canvas, drawn

SIZE: Final = 15.0
FAINT: Final = 0.13
ANGLE: Final = 24.0
APART: Final = 52.0
ASIDE: Final = 85


def across(made: Canvas, words: str) -> None:
    """Write the words over the pages that are drawn."""
    pdf = made.pdf
    for number in range(1, len(made.feet) + 1):
        wide, high = pdf.pages[number].dimensions()
        pdf.page, pdf.w, pdf.h = number, wide / pdf.k, high / pdf.k
        # A page of before has forgotten which letters are chosen: a change of size is written down for it.
        made.font(SIZE + 1)
        made.font(SIZE)
        top = APART / 2
        while top < pdf.h:
            # Half of an id in other digits would be nobody's: the words stay as they are.
            for left in range(round(LEFT / 2), round(pdf.w), ASIDE):
                with pdf.local_context(fill_opacity=FAINT), pdf.rotation(ANGLE, left, top + APART):
                    pdf.text(left, top + APART, drawn(words))
            top += APART
