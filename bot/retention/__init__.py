"""How long each kind of data is kept, and the job that lets go of what is over."""
