"""Posts made from the journal: text and pictures, checked before they are written."""
