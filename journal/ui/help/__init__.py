"""Help inside the program: the pages of resources/help, and those made from the program itself."""
