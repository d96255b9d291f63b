"""The words of a guideline: a text file, or a .docx with one paragraph a line."""

import zipfile
from typing import Final
from xml.etree import ElementTree as ET

from exports.safe_books import MOST_BYTES, NotABook, TooLarge, checked

_PART: Final = "word/document.xml"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def text_of(content: bytes, name: str) -> str:
    """Return the text of a file; NotABook for what is neither text in UTF-8 nor a .docx, TooLarge for too much."""
    if len(content) > MOST_BYTES:
        raise TooLarge
    if name.lower().endswith(".docx"):
        return _of_docx(content)
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise NotABook from error


def _of_docx(content: bytes) -> str:
    """Read the paragraphs, those in tables too; every part was unpacked within limits before, and holds no entities."""
    with zipfile.ZipFile(checked(content)) as packed:
        if _PART not in packed.namelist():
            raise NotABook
        try:
            root = ET.fromstring(packed.read(_PART))  # noqa: S314 - a document type was refused above
        except ET.ParseError as error:
            raise NotABook from error
    return "\n".join(_words(paragraph) for paragraph in root.iter(f"{_W}p"))


def _words(paragraph: ET.Element) -> str:
    signs = {f"{_W}tab": "\t", f"{_W}br": " ", f"{_W}cr": " "}
    return "".join(
        (one.text or "") if one.tag == f"{_W}t" else signs.get(one.tag, "") for one in paragraph.iter()
    )
