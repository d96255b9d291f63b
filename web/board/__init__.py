"""The pages for officers: one list of them in `pages`, a module each with what it shows, a template each."""
