"""A stand-in for Google Sheets: its API, its token endpoint and a page that shows the grid.

It speaks HTTP only. Nothing of the product may be imported here, and nothing of the product may import this.
"""
