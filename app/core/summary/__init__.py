"""What is printed about reports: the print model and the pure functions that build it.

Pages are made in ``app.ui.printing``, files in ``app.writers``; nothing here knows of either.
"""
