"""Year in review: the post as readers will see it, and what must happen before it goes out."""
