"""Mending one answer of somebody else's report, with a reason: which, why, the card before it goes, what its sender says."""
