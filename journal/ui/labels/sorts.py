"""The sorts of labels. Those of tags and projects are operators of the search language too."""

TAG, PROJECT, SEARCH = "tag", "project", "search"
