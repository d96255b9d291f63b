"""Say in plain words how the product is: what was counted, what that means, and what to do."""
