"""What a change to the data does for readers."""
