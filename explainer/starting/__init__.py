"""A new project for a text: what in it may deserve an entry, and the files to begin with."""
