"""Name the jobs that recur, and when. What they do is the worker's."""

from datetime import time

from engine.reminders.beats import Schedule

REMIND = Schedule("remind", every_minutes=10, window=(time(7), time(19, 50)))
TIDY = Schedule("tidy", daily=(time(3, 30),))
# What is due changes with the date; everything else that changes a menu orders it by itself.
MENUS = Schedule("menus", daily=(time(0, 10),))
# LINE is asked what the month still holds; before somebody is pushed it is asked again.
QUOTA = Schedule("quota", every_minutes=60)
# By night every cell of the spreadsheets is compared with what was written there.
SHEETS = Schedule("sheets", daily=(time(2, 10),))
# Before the first look at who is told: what waits for whom is made ready for the day.
DIGESTS = Schedule("digests", daily=(time(6, 50),))
# What was done is sealed soon, so that nobody who reaches the database changes it unseen.
SEAL = Schedule("seal", every_minutes=30)
JOBS = (REMIND, TIDY, MENUS, QUOTA, SHEETS, DIGESTS, SEAL)
