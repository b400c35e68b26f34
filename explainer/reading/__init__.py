"""From located nodes to a story: read, resolved, checked."""
