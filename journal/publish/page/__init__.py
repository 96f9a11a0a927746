"""The post as one HTML page that fetches nothing, and the look at it after it was written."""
