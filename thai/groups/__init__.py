"""Take apart what people call a group: its kind, its village, its leader, what is left of its name."""
