"""Talk about which group is meant: what it was called, which it may be, what it is called from now on, and by whom."""
