"""Figures that are made to be handed on: counts with a moment, and nothing of anybody."""
