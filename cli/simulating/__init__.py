"""Play a programme's whole year in one process: the real handlers and engine, made-up people, a calendar in hand."""
