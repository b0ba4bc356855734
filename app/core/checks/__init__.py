"""Findings: what a reviewer at the county office looks for, each with its evidence.

``case`` is what a check looks at, ``registry`` the list of all checks; one file a rule. Checks never change
a figure, and find nothing rather than something doubtful: a check that cries wolf is switched off.

Distances in the modules (_REACH, _BEFORE, _BEHIND, _NEAR, _FAR) are in code points from what was found. The
data of a look is in ``resources/checks``, each file with what its words and patterns are for (about).
"""
