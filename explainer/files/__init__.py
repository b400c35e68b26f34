"""The disk: nothing else in the core reads or writes it."""
