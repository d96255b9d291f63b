"""What speaks against taking a report as it is: each doubt with its reason, none of them an accusation."""
