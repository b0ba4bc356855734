"""Qt's Model/View sense: session, item models, background jobs. QtCore and QtGui only."""
