"""The pages about measures and their figures: read the request, check, ask or do one thing, answer."""
