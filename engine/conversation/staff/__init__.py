"""Who works in an office: seen by those above, who hand work over and name an acting head."""
