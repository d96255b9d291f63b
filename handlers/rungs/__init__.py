"""The rungs of ladders whose moment has come: whom each reaches, what stops it, and who stands in for whoever is away."""
