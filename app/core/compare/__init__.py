"""Towns, years and texts side by side: what stands in a comparison. How it looks is a matter of the window.

``build_table`` files mentions into a table, ``arrange`` says which lines are seen in which order,
``Shower`` what a cell says. Everything is a pure function of mentions, tag book and options.
"""

from app.core.compare.arrange import Arrangement, Filters, Row, RowKind, Sorting, arrange
from app.core.compare.bases import BaseFigure, Bases, Basis
from app.core.compare.build import build_table
from app.core.compare.cells import Cell, Rule, resolve
from app.core.compare.shown import Shower, Shown, ShownState
from app.core.compare.table import Absence, ComparisonTable, Line, LineKind, Shape

__all__ = [
    "Absence",
    "Arrangement",
    "BaseFigure",
    "Bases",
    "Basis",
    "Cell",
    "ComparisonTable",
    "Filters",
    "Line",
    "LineKind",
    "Row",
    "RowKind",
    "Rule",
    "Shape",
    "Shower",
    "Shown",
    "ShownState",
    "Sorting",
    "arrange",
    "build_table",
    "resolve",
]
