"""The little words and measures of Flex: which are understood, key by key."""

import re

_PIXELS = r"(\d+(\.\d+)?px)"
_SHARE = r"(\d+(\.\d+)?%)"
_GAP = rf"(none|xs|sm|md|lg|xl|xxl|{_PIXELS})"
_PAD = rf"(none|xs|sm|md|lg|xl|xxl|{_PIXELS}|{_SHARE})"
_LETTER = rf"(xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl|{_PIXELS})"
_OFFSET = r"(none|xs|sm|md|lg|xl|xxl|-?\d+(\.\d+)?px|-?\d+(\.\d+)?%)"
_COLOUR = r"(#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?)"
_LENGTH = rf"({_PIXELS}|{_SHARE})"

FORMS = {
    **dict.fromkeys(("margin", "spacing"), re.compile(_GAP)),
    **dict.fromkeys(
        ("paddingAll", "paddingTop", "paddingBottom", "paddingStart", "paddingEnd"), re.compile(_PAD)
    ),
    **dict.fromkeys(("offsetTop", "offsetBottom", "offsetStart", "offsetEnd"), re.compile(_OFFSET)),
    **dict.fromkeys(
        (
            "color",
            "backgroundColor",
            "borderColor",
            "startColor",
            "endColor",
            "centerColor",
            "separatorColor",
        ),
        re.compile(_COLOUR),
    ),
    **dict.fromkeys(("width", "height", "maxWidth", "maxHeight"), re.compile(_LENGTH)),
    "cornerRadius": re.compile(_GAP),
    "borderWidth": re.compile(rf"(none|light|normal|medium|semi-bold|bold|{_PIXELS})"),
    "lineSpacing": re.compile(_PIXELS),
    "aspectRatio": re.compile(r"\d+(\.\d+)?:\d+(\.\d+)?"),
}
SIZES = {
    "text": re.compile(_LETTER),
    "span": re.compile(_LETTER),
    "icon": re.compile(_LETTER),
    "image": re.compile(rf"({_LETTER}|full|{_SHARE})"),
}
WORDS_ELSEWHERE = {("button", "height"), ("bubble", "size")}  # closed lists, the schema checks those


def understood(kind: str, key: str, value: object) -> bool:
    """Say whether LINE understands this value of a Flex component's key; keys without a form pass."""
    if (kind, key) in WORDS_ELSEWHERE or not isinstance(value, str):
        return True
    form = SIZES.get(kind) if key == "size" else FORMS.get(key)
    return form is None or form.fullmatch(value) is not None
