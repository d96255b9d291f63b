"""Talk one kind of question each: what stands under it, which buttons it has, how words and taps become a value."""
