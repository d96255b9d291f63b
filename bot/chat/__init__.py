"""Talk to one form in the terminal, with the conversation that answers in LINE."""
