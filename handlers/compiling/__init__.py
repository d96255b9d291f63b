"""Reports that are built from those of the tier below: what lies below, what was used, and what a change there means."""
