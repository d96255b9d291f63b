"""What boards ask: one set of queries for the page, the chat's card and every list."""
