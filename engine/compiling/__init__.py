"""Build the report of an upper tier out of what the tier below sent. Pure: no tables, no chat."""
