"""Tags, projects and saved searches: going to any of them, renaming, merging, taking away."""
