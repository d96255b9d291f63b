"""Make summaries that are handed on to groups: who may see what is asked as everywhere, and what few know of is in none."""
