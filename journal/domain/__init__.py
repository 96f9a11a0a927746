"""What the journal is made of: frozen dataclasses and rules, without I/O."""
