"""The loop as a board: what waits where, and the step that takes it on."""
