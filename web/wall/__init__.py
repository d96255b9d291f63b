"""Let anybody answer a form from a QR on the wall: without an account, without scripts, once in each browser."""
