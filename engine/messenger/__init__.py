"""Decide for everybody who has something to hear: pushed now, waited for, told later, spared or dropped, each with one reason."""
