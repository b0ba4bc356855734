"""Findings: what a reviewer at the county office looks for, each with its evidence.

``case`` is what a check looks at, ``registry`` the list of all checks; one file a rule. Checks never change
a figure, and find nothing rather than something doubtful: a check that cries wolf is switched off.
"""
