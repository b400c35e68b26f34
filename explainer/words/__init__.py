"""Words and what stands between them: text in, values out. Nothing here knows of files, entries or pages."""
