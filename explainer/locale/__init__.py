"""Words of the interface, by language: what readers of a site see besides the story."""
