"""Word 97–2003 documents (.doc, old .wps): the text a person reads on the page, automatic numbers rebuilt.

``reader`` opens the file and follows its pieces, ``properties`` reads how runs and paragraphs are formatted,
``lists`` finds the lists and styles that number paragraphs.
"""

from app.readers.doc.reader import accepts, read

__all__ = ["accepts", "read"]
