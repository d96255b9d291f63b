"""Fill one draft in a browser: translate between HTML and the engine's page, and decide nothing."""
