"""Hand new codes to those of the lists who have not come yet: a code ends after a while, and slips of paper get lost."""

import json
from collections.abc import Callable
from datetime import timedelta

from engine.obligations.programme import Programme
from handlers.desk import Desk
from handlers.rosters.numbers import numbers
from handlers.rosters.work import Slip
from models import joining, offices, rosters, units
from models.rosters import Invitee

A_PAGE = 500


def renew(
    desk: Desk, programme: Programme, *, office_id: str, life: timedelta, hand_out: Callable[[Slip], None]
) -> int:
    """End the old codes, hand out new ones; return how many."""
    count, after = 0, ""
    while page := rosters.still_waiting(desk.connection, programme.id, office_id, after, A_PAGE):
        names = _names(desk, page)
        for one, code in zip(page, numbers(desk, len(page)), strict=True):
            key = desk.vault.existing(desk.connection, f"office:{one.office_id}")
            if key is None or one.person is None:
                continue
            told = json.loads(key.open(one.person))
            hand_out(
                Slip(
                    told["name"],
                    programme.role(one.role).name,
                    names.get(one.unit_id or one.office_id, ""),
                    code,
                )
            )
            joining.renew(
                desk.connection,
                one.code_id,
                code_hash=desk.vault.keyring.hash("code", code),
                expires_at=desk.now + life,
            )
            count += 1
        after = page[-1].id
    return count


def _names(desk: Desk, page: list[Invitee]) -> dict[str, str]:
    found = units.of_ids(desk.connection, sorted({one.unit_id for one in page if one.unit_id}))
    there = offices.of_ids(desk.connection, sorted({one.office_id for one in page}))
    return {one.id: one.name for one in there} | {one.id: one.name for one in found}
