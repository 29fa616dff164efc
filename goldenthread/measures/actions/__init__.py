"""What changes something about measures and their figures. Every action is audited."""
