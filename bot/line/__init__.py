"""Everything that knows LINE's own words: shapes, limits and the one door to its API. This file imports nothing."""
