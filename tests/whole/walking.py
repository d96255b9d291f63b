"""Follow a page of docs/th word for word: every «…» of a numbered step is a label on the screen, and its verb says what to do."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from openpyxl.reader.excel import load_workbook
from playwright.sync_api import Locator, Page, expect

from tests.whole.phones import Phone
from tests.whole.town import ROOT

STEP = re.compile(r"^\d+\. (.+)$", re.MULTILINE)
DONE = re.compile("(กด|จะเห็น|และ|เก็บไฟล์จาก|เลือกไฟล์ที่) ?«([^»]+)»|(พิมพ์) `([^`]+)`|(เติม)กลุ่มลงในไฟล์")
CHAT, PRACTICE = "ในแชต", "ในโทรศัพท์จำลอง"
IF_CHANGED = "ถ้าแก้แล้ว"


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that a step asks for."""

    verb: str
    label: str
    place: str


def steps(page: str) -> Iterator[tuple[str, list[Deed]]]:
    """Yield each step of a page with what it asks for, in order; every quoted label has to have a verb."""
    for line in STEP.findall((ROOT / "docs" / "th" / page).read_text("utf-8")):
        told = line.partition(IF_CHANGED)[0]
        place = next((one for one in (CHAT, PRACTICE) if line.startswith(one)), "")
        deeds, verb = [], ""
        for found in DONE.findall(told):
            verb = found[0] if found[0] not in {"", "และ"} else found[2] or found[4] or verb
            deeds.append(Deed(verb, found[1] or found[3], place))
        assert told.count("«") == sum(one.verb not in {"พิมพ์", "เติม"} for one in deeds), line
        yield line, deeds


def fill(file: Path, group: dict[str, str]) -> None:
    """Write a group over the example of the programme's empty workbook, as its author would."""
    book = load_workbook(file)
    for sheet in book.worksheets[2:]:
        sheet.delete_rows(2, sheet.max_row)
    sheet = book.worksheets[1]
    for head, cell in zip(sheet[1], sheet[2], strict=True):
        title = str(head.value)
        if title in group:
            cell.value = group[title]
    book.save(file)


@dataclass
class Walker:
    """Somebody with a phone and a browser page, who has nothing but the guide."""

    phones: Page
    phone: Phone
    fills: Callable[[Path], None]
    folder: Path
    page: Page | None = None
    file: Path | None = None

    def walk(self, page: str) -> int:
        """Do everything that a page says; return how many steps it had."""
        count = 0
        for line, deeds in steps(page):
            for one in deeds:
                try:
                    self._does(one)
                except AssertionError as error:
                    raise AssertionError(f"{line} -> {one}") from error
            count += 1
        return count

    def _does(self, deed: Deed) -> None:
        match deed.verb:
            case "พิมพ์":
                self._types(deed.label)
            case "กด":
                self._presses(deed)
            case "จะเห็น":
                expect(self._here(deed).get_by_text(deed.label).locator("visible=true").first).to_be_visible()
            case "เก็บไฟล์จาก":
                self._keeps(deed)
            case "เลือกไฟล์ที่":
                assert self.file is not None
                self._screen.get_by_label(deed.label).set_input_files(self.file)
            case "เติม":
                assert self.file is not None
                self.fills(self.file)

    @property
    def _screen(self) -> Page:
        assert self.page is not None
        return self.page

    def _here(self, deed: Deed) -> Page | Locator:
        if deed.place == CHAT:
            return self.phone.frame
        return self.phones if deed.place == PRACTICE else self._screen

    def _types(self, words: str) -> None:
        before = self.phone.bubbles.count()
        self.phone.frame.get_by_test_id("composer").fill(words)
        self.phone.frame.get_by_test_id("send").click()
        expect(self.phone.bubbles.nth(before + 1)).to_be_visible(timeout=60_000)
        self.phones.wait_for_timeout(600)

    def _presses(self, deed: Deed) -> None:
        found = self._buttons(deed)
        if deed.place == CHAT and deed.label == "เปิดหน้าสรุปงาน":
            with self.phones.context.expect_page() as opened:
                found.last.click()
            self.page = opened.value
            self.page.set_default_timeout(60_000)
            self.page.wait_for_load_state()
        elif deed.place:
            found.last.click()
            self.phones.wait_for_timeout(1_500)
        else:
            found.first.click()
            self._screen.wait_for_load_state()

    def _buttons(self, deed: Deed) -> Locator:
        """Find what can be pressed and is called so, or begins so."""
        wanted = re.compile("^\\s*" + re.escape(deed.label))
        return self._here(deed).locator("a, button, summary").filter(has_text=wanted).locator("visible=true")

    def _keeps(self, deed: Deed) -> None:
        with self._screen.expect_download() as loaded:
            self._buttons(deed).first.click()
        self.file = self.folder / loaded.value.suggested_filename
        loaded.value.save_as(self.file)
        assert self.file.stat().st_size > 0
