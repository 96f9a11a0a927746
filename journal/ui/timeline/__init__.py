"""The timeline: everything that happened, newest first."""
