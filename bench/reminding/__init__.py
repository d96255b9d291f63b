"""Compare ways to remind over a whole year, with people who were fixed beforehand: who is pushed when is all that differs."""
