"""The kinds of site that a post is written for."""
