"""The plan pages. A view reads the request, checks permission, asks or does one thing, answers."""
