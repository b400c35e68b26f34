"""The finished site: checked, guarded, bound into a book, and packed."""
