"""Let somebody in to the pages for officers: a link of ten minutes, a question, one press."""
