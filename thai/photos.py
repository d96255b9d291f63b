"""Name what a photo of a report may show, as packs and forms write it."""

from typing import Final

ROLES: Final = ("ป้าย", "คน", "ผล", "ก่อน", "หลัง")
