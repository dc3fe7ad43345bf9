"""Working with URLs: see urllib.parse."""
