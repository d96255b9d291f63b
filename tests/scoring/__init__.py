"""Score the Thai readers on texts with known meanings: `python -m tests.scoring [FILE] [--note WORDS --date DAY]`.

A wrong value costs far more than a question, so the three outcomes are counted apart: right, missed (asked again), wrong.
"""
