"""Tell other systems of what happened: a signed POST to an address that somebody entered, so nothing about it is trusted."""
