"""Word documents (.docx): the text a person reads on the page, with automatic numbers rebuilt.

``reader`` opens the file, ``body`` walks paragraphs and tables, ``numbering`` finds the lists.
"""

from app.readers.docx.reader import accepts, read

__all__ = ["accepts", "read"]
