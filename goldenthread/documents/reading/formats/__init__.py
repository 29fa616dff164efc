"""One module per kind of file: each turns its kind into lines and blocks (see ``reading/source.py``)."""
