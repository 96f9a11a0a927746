"""The pictures of a post: drawn ones, and those of entries."""
