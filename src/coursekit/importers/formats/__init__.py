"""Files as originals, a module for each format."""
