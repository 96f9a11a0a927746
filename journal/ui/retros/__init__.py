"""The room of the retrospectives."""
