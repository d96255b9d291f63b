"""Read the form that anybody answers: `open_form = { form = "...", into = { question = "mean: ${score}" } }`."""

from engine.conversation.bubbles import say
from engine.obligations.nouns.open_forms import ONE_DAY, Into, OpenForm
from engine.obligations.tables import Table

# A count of answers needs nothing to count over; every other way is taken over an expression.
WAYS = ("count", "sum", "mean", "percent")
LONGEST_DAYS = 31


def open_form(table: Table) -> OpenForm | None:
    """Take the open form of a duty; None where it has none."""
    below = table.table("open_form")
    if below is None:
        return None
    form = below.text("form")
    days = below.whole("days", least=1, most=LONGEST_DAYS, required=False) or ONE_DAY
    told = tuple(_into(below, question, text) for question, text in below.pairs("into"))
    below.close()
    return OpenForm(form, tuple(one for one in told if one), days)


def _into(table: Table, question: str, text: str) -> Into | None:
    """Read `count`, `count: condition`, `sum: expression`, `mean: expression` or `percent: condition`."""
    way, _, over = (part.strip() for part in text.partition(":"))
    if way in WAYS and (over or way == "count"):
        return Into(question, way, over)
    table.fault(
        f"into.{question}",
        say('is "{value}"', value=text),
        say('write "count", "count: condition", "sum: ...", "mean: ..." or "percent: condition"'),
    )
    return None
