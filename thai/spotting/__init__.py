"""Find values inside free text: where they stand, how they read, and what makes them doubtful.

Nothing here knows a form. Places are offsets into the normalised text that was handed in.
"""
