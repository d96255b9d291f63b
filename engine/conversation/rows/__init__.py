"""Fill the lists of a form: entries as cards, pasted lists, lists carried over that are confirmed."""
