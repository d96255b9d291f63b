"""What leaves by itself: what it is worth, what the month still holds, who is told now, and why the others are not."""
