"""Figures alike to one that was corrected: the offer under the editor, and its preview."""
