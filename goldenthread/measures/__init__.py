"""Measures and their figures: what each measure means, what is known of it, its targets and ratings.

A figure is only ever added or superseded. Everything here can be asked as at a past moment and answers with
what was known then.
"""
