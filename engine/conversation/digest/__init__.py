"""The day's summary in chat: what is in and late, by place, what waits for a decision, and what comes next."""
