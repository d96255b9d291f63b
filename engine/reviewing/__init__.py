"""The ladder of review: whose turn it is, what a decision and a correction do, and until when."""
