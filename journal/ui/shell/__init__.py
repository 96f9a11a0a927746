"""The frame of the window: sidebar, pages, message bar."""
