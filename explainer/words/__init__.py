"""Plain text: finding, comparing and matching words. Nothing here knows of files, entries or pages."""
