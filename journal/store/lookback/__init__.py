"""What a team makes of its entries: retros, actions, eras, reviews."""
