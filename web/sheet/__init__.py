"""Fill a table of many units in a browser: translate between HTML and the engine's table, and decide nothing."""
