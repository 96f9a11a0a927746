"""The timeline as a picture: lanes of entries over days, laid out without a window.

Days are whole numbers as `date.toordinal` counts them, so that sums of days may leave the calendar
of `date` (the years 1 to 9999) without harm. Lengths are pixels.
"""
