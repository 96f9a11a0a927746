"""A team's journal of experiments, mistakes and learnings, kept in one local file."""

__version__ = "0.1.0"
