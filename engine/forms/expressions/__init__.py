"""Evaluate XPath 1.0 with OpenRosa's functions: text to tokens, to a tree, to closures over an instance.

Nothing here knows a question or a person. It must never look at a clock or draw a random number: the moment
and the seed come with what is evaluated.
"""
