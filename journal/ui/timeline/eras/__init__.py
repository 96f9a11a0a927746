"""The named phases of the team: making, naming, dating and deleting them."""
