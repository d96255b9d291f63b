"""What LINE's reference says and its OpenAPI file does not, one file for each kind of thing. This file imports nothing.

Every rule may assume that the shape is right: `check.py` asks the shapes first.
"""
