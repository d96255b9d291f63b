"""Let anybody answer a form from a QR on the wall: open it, show it, close it, and take what the answers tell."""
