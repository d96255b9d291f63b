"""Hold one simple drawing for each function of the menu: SVG strokes in a field of 100 by 100."""

ICONS = {
    "report": (
        '<path d="M26 10h34l16 16v30"/><path d="M26 10v80h26"/><path d="M60 10v17h16"/>'
        '<path d="M38 42h26M38 58h14"/><path d="M74 92V64M60 77l14-14 14 14"/>'
    ),
    "due": (
        '<rect x="18" y="16" width="64" height="76" rx="7"/><path d="M38 10h24v14H38z"/>'
        '<path d="M30 44l6 6 10-12M54 45h16M30 68l6 6 10-12M54 69h16"/>'
    ),
    "sent": (
        '<path d="M22 10h36l20 20v26M22 10v80h28"/><path d="M58 10v20h20M36 48h26M36 64h14"/>'
        '<path d="M60 78l11 11 19-23"/>'
    ),
    "unit": (
        '<circle cx="50" cy="30" r="14"/><path d="M26 84c0-18 10-28 24-28s24 10 24 28"/>'
        '<circle cx="19" cy="42" r="9"/><path d="M4 78c0-10 5-18 15-18"/>'
        '<circle cx="81" cy="42" r="9"/><path d="M96 78c0-10-5-18-15-18"/>'
    ),
    "ask": (
        '<path d="M14 16h72a6 6 0 0 1 6 6v42a6 6 0 0 1-6 6H50L30 90V70H14a6 6 0 0 1-6-6V22a6 6 0 0 1 6-6z"/>'
        '<path d="M40 35c0-7 5-10 10-10s10 4 10 9c0 8-10 8-10 15"/><path d="M50 59v.5"/>'
    ),
    "help": (
        '<path d="M50 24c-10-8-24-10-40-9v62c16-1 30 1 40 9 10-8 24-10 40-9V15c-16-1-30 1-40 9z"/>'
        '<path d="M50 24v62M22 34h14M22 50h14M64 34h14M64 50h14"/>'
    ),
    "news": (
        '<path d="M10 54l14-36h14M90 54L76 18H62"/><path d="M10 54v32h80V54H66c0 9-7 15-16 15s-16-6-16-15z"/>'
        '<path d="M50 8v36M38 33l12 12 12-12"/>'
    ),
    "groups": (
        '<circle cx="50" cy="30" r="14"/><path d="M26 84c0-18 10-28 24-28s24 10 24 28"/>'
        '<circle cx="19" cy="42" r="9"/><path d="M4 78c0-10 5-18 15-18"/>'
        '<circle cx="81" cy="42" r="9"/><path d="M96 78c0-10-5-18-15-18"/>'
    ),
    "missing": '<circle cx="50" cy="50" r="40"/><path d="M50 24v28l18 12"/>',
    "code": '<circle cx="30" cy="50" r="20"/><path d="M50 50h42v18M76 50v14"/><circle cx="30" cy="50" r="3"/>',
    "privacy": (
        '<path d="M50 8l36 13v26c0 22-14 37-36 45-22-8-36-23-36-45V21z"/><path d="M34 50l11 12 21-25"/>'
    ),
}
