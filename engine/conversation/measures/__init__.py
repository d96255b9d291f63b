"""Say beside a question what other reports tell: money that is left, the step of the first round, counted answers."""
