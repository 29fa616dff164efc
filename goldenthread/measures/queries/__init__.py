"""The questions pages and reports ask about measures. Each can be asked as at a past date."""
