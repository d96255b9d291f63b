"""Read the wordings of an XForm: by language, with their outputs as `${expression}`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

from engine.forms.xform_names import XF

SOLE_LANGUAGE: Final = "default"
_MISSING: Final = "-"
_KEY: Final = re.compile(r"jr:itext\('(.*)'\)")


@dataclass(frozen=True, slots=True)
class Itext:
    """All translated texts: key, then form of the text ("" for the words), then language."""

    languages: tuple[str, ...]
    default: str
    values: Mapping[str, Mapping[str, Mapping[str, str]]]

    def texts(self, key: str) -> dict[str, str]:
        """Return a wording in its languages; pyxform's dash for a missing one is left out."""
        found = self.values.get(key, {}).get("", {})
        written = {language: text for language, text in found.items() if text != _MISSING}
        return written or dict(found)

    def guidance(self, key: str) -> dict[str, str]:
        """Return the long hint of a key."""
        found = self.values.get(key, {}).get("guidance", {})
        return {language: text for language, text in found.items() if text != _MISSING}

    def media(self, key: str) -> dict[str, dict[str, str]]:
        """Return pictures, sounds and films of a key by language."""
        forms = self.values.get(key, {})
        return {
            form: {language: name for language, name in by.items() if name != _MISSING}
            for form, by in forms.items()
            if form not in {"", "guidance", "long", "short"}
        }

    def of_element(self, element: ET.Element | None) -> dict[str, str]:
        """Return the wording of a label or hint element."""
        if element is None:
            return {}
        key = self.key_in(element)
        if key:
            return self.texts(key)
        text = written(element)
        return {self.default: text} if text else {}

    def of_message(self, message: str | None) -> dict[str, str]:
        """Return the wording of a message attribute: a text or a reference."""
        if not message:
            return {}
        found = _KEY.fullmatch(message)
        return self.texts(found[1]) if found else {self.default: message}

    def key_in(self, element: ET.Element | None) -> str:
        """Return the itext key that an element refers to, "" for none."""
        found = _KEY.fullmatch(element.get("ref", "")) if element is not None else None
        return found[1] if found else ""


def itext(model: ET.Element) -> Itext:
    """Read the translations of a model."""
    values: dict[str, dict[str, dict[str, str]]] = {}
    languages: dict[str, bool] = {}
    for translation in model.iter(f"{XF}translation"):
        language = translation.get("lang", SOLE_LANGUAGE)
        languages[language] = translation.get("default") == "true()"
        for key, form, text in _texts(translation):
            values.setdefault(key, {}).setdefault(form, {})[language] = text
    names = tuple(languages) or (SOLE_LANGUAGE,)
    return Itext(names, next((one for one in names if languages.get(one)), names[0]), values)


def _texts(translation: ET.Element) -> Iterator[tuple[str, str, str]]:
    for text in translation.iter(f"{XF}text"):
        for value in text.iter(f"{XF}value"):
            yield text.get("id", ""), value.get("form", ""), written(value)


def written(element: ET.Element) -> str:
    """Return the words of an element, each output as ${expression}."""
    parts = [element.text or ""]
    for child in element:
        parts += [f"${{{child.get('value', '').strip()}}}", child.tail or ""]
    return "".join(parts).strip()
