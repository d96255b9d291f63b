"""Try a form out: a town of its own with a local LINE, the form's file watched, and a page that shows both."""
