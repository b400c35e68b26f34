"""From what was read to a story: names, passages and references find what they mean."""
