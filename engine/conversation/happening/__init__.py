"""Events that start clocks: asked for when they are due to be, told by a tap or by typing."""
