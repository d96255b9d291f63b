"""One report for somebody without an account: seen by anybody who has the link, confirmed once."""
