"""Serve an application to a real browser for the length of a test."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from werkzeug.serving import make_server
from werkzeug.wsgi import ClosingIterator

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


@contextmanager
def served(application: "WSGIApplication") -> Iterator[str]:
    """Serve on a free port of this machine; yield the address."""
    server = make_server("127.0.0.1", 0, _read_whole(application), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _read_whole(application: "WSGIApplication") -> "WSGIApplication":
    """Close every file as soon as it is read: this server leaves it open when a browser hangs up in the middle."""

    def answer(environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        body = application(environ, start)
        try:
            return [b"".join(body)]
        finally:
            ClosingIterator(body).close()

    return answer
