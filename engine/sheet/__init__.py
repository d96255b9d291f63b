"""Fill one duty for many units as a table: a row a unit, a column a question, the same drafts, readers and rules as the chat's."""
