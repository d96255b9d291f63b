"""Carry a filed report into the systems that we cannot write to: the values to copy, and who entered them when."""
