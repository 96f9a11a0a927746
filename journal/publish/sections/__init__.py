"""The sections of a review: a module each, with its heading and its text.

`heading(telling)` is the heading without its marks; `text(telling)` is Markdown below it, empty
where there is nothing to say. They are asked in the order in which they stand in the post, since
footnotes and pictures are numbered as they come.
"""
