"""Thai as people type it: values read from it, and values written in it.

Pure functions: no clock, no network, nothing of ours from outside this folder.
"""
