"""Measures of what readers and newsrooms are promised, too long for every run of the tests: ``make trust``."""
