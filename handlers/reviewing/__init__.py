"""Review in the database: where each report stands, what waits for whom, decisions, meetings, and who is told."""
