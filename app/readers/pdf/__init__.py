"""PDF files, read by pdfium in a child process with limits, so that a hostile file cannot hurt the window."""

from app.readers.pdf.reader import accepts, read

__all__ = ["accepts", "read"]
