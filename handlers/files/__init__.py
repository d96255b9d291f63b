"""Let reports leave as files: who may have one, and what goes with it."""
