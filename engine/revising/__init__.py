"""What becomes of a pack when it is written anew: every change with its class, and what it does to what is running."""
