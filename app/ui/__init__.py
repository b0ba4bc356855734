"""Widgets, docks, actions, printing. A widget builds, connects and shows; it knows no SQL."""
