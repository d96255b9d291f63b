"""A first pack of a guideline's sentences: what each seems to order, and the pack of what a person has confirmed."""
