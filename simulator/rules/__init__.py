"""What LINE accepts: its own schemas, compiled, and the limits that stand only in its manual."""
