"""A LINE of our own on this machine: its API, a phone page, a settable clock, faults. It speaks only HTTP."""
