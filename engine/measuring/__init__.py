"""Measure what was sent: indicators against targets, money that is left, levels that rose, answers of an open form."""
