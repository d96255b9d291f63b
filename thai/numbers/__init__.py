"""Read numbers and what they count: people, money, land, shares, goods."""
