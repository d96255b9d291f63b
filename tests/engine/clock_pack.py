"""A small pack with everything that a clock may rest on; the text of a clock makes a duty of it."""

from engine.obligations.clocks import rounds
from engine.obligations.facts import NOTHING_KNOWN
from engine.obligations.programme import Programme
from engine.obligations.reading import read_text
from engine.obligations.working_days import WorkingDays

HEAD = """
id = "small"
name = "โครงการตัวอย่าง"
fiscal_year = 2565
source = "made up"
owner = "กองตัวอย่าง"

[units.group]
name = "กลุ่ม"
in = "village"
[offices.district]
name = "อำเภอ"
level = "district"
above = { north = "province", otherwise = "centre" }
[offices.province]
name = "จังหวัด"
level = "province"
[offices.centre]
name = "กรม"
level = "country"
[roles.leader]
name = "ประธาน"
of = "units.group"
[roles.officer]
name = "เจ้าหน้าที่"
of = "offices.district"
[areas.north]
name = "ภาคเหนือ"
places = ["50", "5701"]
from = 2021-10-01
[cohorts.tranche]
name = "งวด"
by = "province"
values = ["1", "2"]
[events.meeting]
name = "ประชุมกลุ่ม"
per = "group"
[events.market]
name = "ตลาดนัด"
per = "group"
many = true
[stages.work]
name = "ทำงาน"
ends = { by = "tranche", "1" = 2022-03-31, "2" = 2022-07-29 }
[duties.plan]
name = "แผน"
form = "plan"
about = "group"
filed_by = "offices.district"
to = "centre"
due = 2022-01-31
"""


def pack(*clocks: str, top: str = "", more: str = "") -> Programme:
    duties = "".join(
        f"""
[duties.d{number}]
name = "งาน {number}"
form = "plan"
about = "group"
filed_by = "offices.district"
due = {clock}
{more}
"""
        for number, clock in enumerate(clocks)
    )
    return read_text(f"{top}\n{HEAD}{duties}")


def of(clock: str, facts=NOTHING_KNOWN, working=WorkingDays(), *, top="", more=""):  # noqa: B008
    programme = pack(clock, top=top, more=more)
    return rounds(programme.duty("d0"), programme, facts, working)


def days(clock: str, facts=NOTHING_KNOWN, **more):
    return [(one.key, str(one.due) if one.due else None) for one in of(clock, facts, **more)]
