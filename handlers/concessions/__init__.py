"""Making it easier, in the database: wishes for a later day and their answers, waivers, other ways, money given back."""
