"""YAML of the kind people write here: strict to read, changed without losing its layout."""
