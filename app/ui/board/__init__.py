"""The board over all reports, and the checklist of one."""
