"""Places and roads drawn: as a map to move in, as a still picture, and small beside a report."""
