"""Weather: fault plans as files, what each trouble does to a call or a webhook, and which of them is on now."""
