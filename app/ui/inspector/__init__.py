"""The right-hand pane: the table of figures and the editor of the selected one."""
