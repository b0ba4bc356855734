"""Paper: the print model set into pages, and pages on the screen, on the printer and in PDF files.

What is printed is decided in ``app.core.summary``. Text is laid out line by line with QTextLayout in
twips (1/1440 inch), so that preview, printer and PDF show the very same pages, and nothing in a report can be
taken for markup.
"""
