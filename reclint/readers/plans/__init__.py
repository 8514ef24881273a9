"""Plans of modules, planning documents of lessons, plans and summaries of series, and the course's page."""
