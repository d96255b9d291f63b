"""Read wishes to repair: what is to be replaced, set, added, taken out or undone. Knows no form and no value."""
