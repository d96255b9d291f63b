"""Take in what rosters ask for, many rows at a time: looked at first, written then, and twice is as once."""
