"""Every write, as a frozen dataclass with `apply()`."""
