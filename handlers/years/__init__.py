"""A programme's year: when it is over, how it is closed, and how the next one takes its units over."""
