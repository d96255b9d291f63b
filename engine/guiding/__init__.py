"""Answer a question about a programme with a line of its guideline, or not at all: nothing is made up."""
