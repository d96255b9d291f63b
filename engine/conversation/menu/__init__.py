"""Open and list the work from the menu below the chat."""
