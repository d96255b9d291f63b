"""Mending an answer for its sender, in the database: who may, the draft, the version that stays hers, who is told."""
