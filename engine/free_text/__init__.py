"""Turn one free message into filled drafts of a form: what was said, where it was said, and how sure that is.

`understanding.understand(text, fields, today, ...)` is the way in; `fields.fields(form)` tells it what to look for.
It knows no form by name and no Thai word: words for fields come from the form, words of the language from `thai`.
"""
