"""A year day by day, and two periods side by side; every number leads to its entries."""
