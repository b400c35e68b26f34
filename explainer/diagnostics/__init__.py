"""Diagnostics of input files: what is wrong, where, and which edit would fix it."""
