"""Markdown: spans, rendering, front matter and the quick line."""
