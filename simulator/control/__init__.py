"""The control API: what tests, demos and the phone page do to the local LINE."""
