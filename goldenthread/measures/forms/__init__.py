"""The forms about measures and their figures. What a person types is kept when something is wrong with it."""
