"""Benchmarks of the bot next to bots as people write them; `python -m bench` runs them. The product never imports this."""
