"""Container types beyond the built-in ones."""
