"""One entry: reading and writing it."""
