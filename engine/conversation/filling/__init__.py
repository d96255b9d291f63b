"""Fill a form question by question: ask, take, move, put off, review; and what stands between two questions."""
