"""One view of the timeline: what stands where, and how it is drawn.

Nothing here knows a window: `layout` gives parts with places, `drawing` turns them into marks that
a painter paints and an SVG writes. Places are pixels; inside the lanes they are counted from the
left edge of the days and from the top of all lanes, wherever these are scrolled to.
"""
