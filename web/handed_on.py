"""Show a summary that is handed on: its picture, its words, and the way into a group. Counts only; whoever has the link may look.

The link cannot be guessed, because only our key makes it; it is good as long as the figures are kept.
"""

from flask import Response, abort, render_template

from bot.rendering.sharing import share
from bot.rendering.table_picture import png
from engine.conversation.handouts.wording import lines
from engine.handouts.handout import Handout, from_dict
from models import handouts
from web.browsers import core
from web.pages import secured

A_DAY_S = 86_400
SHOWS = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


def picture(id_: str) -> Response:
    """Serve the picture; LINE fetches it without a cookie."""
    answer = Response(png(_kept(id_), core().texts), mimetype="image/png")
    answer.headers["Cache-Control"] = f"public, max-age={A_DAY_S}, immutable"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["X-Robots-Tag"] = "noindex"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def page(id_: str) -> Response:
    """Show words and picture, and hand them on by one tap."""
    handout, texts = _kept(id_), core().texts
    words = [texts.word(one, {}) for one in lines(handout)]
    shown = render_template(
        "summary.html", words=words, share=share("\n".join(words)), picture=f"/summary/{id_}.png"
    )
    answer = secured(Response(shown, mimetype="text/html"))
    answer.headers["Content-Security-Policy"] = SHOWS
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _kept(id_: str) -> Handout:
    with core().database.reading() as connection:
        found = handouts.get(connection, id_)
    if found is None:
        abort(404)
    return from_dict(found)
