"""What is wrong, where it is, and how it would be mended."""
