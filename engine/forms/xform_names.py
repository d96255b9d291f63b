"""Name the namespaces and places of an XForm."""

from typing import Final

XF: Final = "{http://www.w3.org/2002/xforms}"
HTML: Final = "{http://www.w3.org/1999/xhtml}"
JR: Final = "{http://openrosa.org/javarosa}"
ODK: Final = "{http://www.opendatakit.org/xforms}"
OURS: Final = "{https://sanam.example/xforms}"
HEAD: Final = f"{HTML}head"
BODY: Final = f"{HTML}body"
MODEL: Final = f"{XF}model"


def local(tag: str) -> str:
    """Return a name without its namespace."""
    return tag.rpartition("}")[2]
