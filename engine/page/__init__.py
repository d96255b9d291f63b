"""Show a whole form at once and take all its answers at once: the same draft, readers and rules as the chat's."""
