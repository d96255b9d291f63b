"""Tell an administrator how the spreadsheet stands: when it was last whole, what waits and why, what people changed there."""

import re
from datetime import datetime
from typing import Final

from engine.conversation.bubbles import Phrase, say
from handlers.sheets.state import SheetState

# Why rows wait, by the word of the failure.
WHY: Final = {
    "not_found": "the spreadsheet is not there",
    "not_shared": "the spreadsheet is not shared with the program any more",
    "api_disabled": "Google Sheets is not switched on for the program's account",
    "busy": "Google takes no more in this minute",
    "google_down": "Google does not answer properly",
    "unreachable": "Google cannot be reached",
    "stale_token": "Google asks the program to sign in again",
    "account_refused": "Google does not accept the program's account",
    "bad_account": "the key of the program's account cannot be read",
    "header_changed": "the first rows of a tab are gone",
    "moved": "somebody changed the tab at the same moment",
    "full": "the spreadsheet is full",
    "refused": "Google did not take the rows as they are",
}

# What whoever looks after the programme does; what is not here is tried again and needs nobody.
CURES: Final = {
    "not_found": "Compare the address with the one that whoever runs the machine entered.",
    "api_disabled": "Ask whoever runs the machine to switch on Google Sheets for the program's account.",
    "account_refused": "Ask whoever runs the machine to make a new key for the program's account.",
    "header_changed": "Open the tab and undo the change of its first two rows.",
    "full": "Make a new spreadsheet and ask whoever runs the machine to choose it.",
    "bad_account": "Ask whoever runs the machine to make a new key for the program's account.",
    "refused": "Tell whoever runs the machine.",
}
_ACCOUNT: Final = re.compile(r"[\w.+-]+@[\w.-]+\w")


def cure(state: SheetState) -> Phrase | None:
    """Say what mends it, None where it mends itself; the account's name stands in what was kept of the failure."""
    if state.reason == "not_shared":
        account = _ACCOUNT.search(state.cure)
        return say(
            "Open the spreadsheet, press Share, and let {account} edit it.",
            account=account[0] if account else "",
        )
    return say(CURES[state.reason]) if state.reason in CURES else None


def told(state: SheetState, good_at: datetime | None) -> tuple[Phrase, ...]:
    """Word how a spreadsheet stands, in one to three lines."""
    lines = [
        say("Last in the sheet at {time}.", time=good_at) if good_at else say("Nothing is in the sheet yet.")
    ]
    if state.waiting and state.reason:
        lines.append(
            say("{count} more wait, because {why}.", count=state.waiting, why=say(WHY[state.reason]))
        )
    elif state.waiting:
        lines.append(say("{count} more wait.", count=state.waiting))
    elif state.reason:
        lines.append(say("The last try did not work, because {why}.", why=say(WHY[state.reason])))
    if state.edits:
        lines.append(say("{count} cells were changed in the sheet.", count=state.edits))
    return tuple(lines)
