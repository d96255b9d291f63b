"""Say for the record of processing what is taken beside the questions of forms: voices, and the pages that anybody may open."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from engine.conversation.bubbles import Phrase, say

EVIDENCE: Final = "evidence"
RECORD: Final = "…"
# What, why and by what right, who gets it, and by which term it goes.
BESIDE: Final[tuple[tuple[Phrase, Phrase, Phrase, str], ...]] = (
    (
        say("Voice messages"),
        say("Shown beside a report by whoever would rather speak than type; a public task, and nobody is asked for one. A voice is played and nothing else: no machine writes it down or knows a person by it."),
        say("The officers of the sender's own office; each time somebody listens is written down."),
        EVIDENCE,
    ),
    (
        say("Page of a programme's figures, for everybody"),
        say("Sums and counts of five and more, for the public to know; opened by an admin, and shut by her at any time. Nothing of a person stands on it, and who reads it is not kept."),
        say("Everybody"),
        "",
    ),
    (
        say("Form on the wall"),
        say("Answers of those who were there, for the group's own report; everybody may leave it. No account and no name is asked for; what a question asks of a person is sealed. A browser is known again by a mark that says nothing of whose it is."),
        say("The office of the group, as sums and lists of answers"),
        RECORD,
    ),
    (
        say("Confirmation by somebody without an account"),
        say("Yes or no of somebody outside to one report, by a link or a letter; a public task. The name of who confirms and the number of the letter are kept, sealed. What the report says of people is not on the page."),
        say("The office that asked"),
        RECORD,
    ),
    (
        say("Page with a person's own data"),
        say("Her right to see and to take along what is held of her; opened by herself, once, in her own browser."),
        say("The person herself"),
        "",
    ),
)  # fmt: skip


def beside(word: Callable[[Phrase], str], days: Mapping[str, int]) -> Iterator[str]:
    """Yield the lines of the section."""
    heads = (say("What"), say("Why, and by what right"), say("Who gets it"), say("How long it is kept"))
    yield from ("", f"## {word(say('Beside the forms'))}", "")
    yield f"| {' | '.join(word(one) for one in heads)} |"
    yield "|---|---|---|---|"
    for what, why, whom, term in BESIDE:
        kept = word(say("{count} days", count=days[term])) if term in days else term or word(say("not kept"))
        yield f"| {word(what)} | {word(why)} | {word(whom)} | {kept} |"
