"""Whether sources are still at their addresses."""
