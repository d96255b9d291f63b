"""Give other systems what they may have: who may read what, and what they are told of by themselves."""
