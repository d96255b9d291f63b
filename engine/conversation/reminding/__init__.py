"""Being reminded, as people see it: what is late and who follows it up, how she wants to be reminded, and why something came."""
