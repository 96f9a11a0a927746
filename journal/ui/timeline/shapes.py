"""The shapes that the timeline takes: a list of cards, painted lanes, a table of numbers."""

LIST, LANES, TABLE = "list", "lanes", "table"
SHAPES = (LIST, LANES, TABLE)
