"""Talk about reports that are built from those below: how complete they are, why something is missing, what moved since."""
