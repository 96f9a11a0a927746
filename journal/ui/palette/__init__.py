"""Going anywhere and running anything by a few letters."""
