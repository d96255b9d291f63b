"""Read a guideline as offices print them: which sentences order a report, by when, and in which form."""
