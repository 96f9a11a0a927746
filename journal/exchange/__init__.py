"""Other forms of a journal: our own lossless folder, and other programs' files."""
