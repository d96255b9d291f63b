"""What is done after a restore: old things stand still, lost hours are counted as done, people hear of it once."""
