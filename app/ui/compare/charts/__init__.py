"""Small charts of our own: one painter for screen, SVG, PNG and printer, readable in black and white.

What is drawn is decided in ``core.compare.charts``; here is only how.
"""
