"""Offer a table for what is owed of many units at once, and hear what comes of a file that was filled in."""
