"""From a document's blocks to a draft plan, by what tables and headings mean.

Nothing here knows one particular document. A column is recognised by the words of its heading, a
priority by the word before its number, a list by the heading above it. What was taken on thin
evidence carries a doubt; what could not be placed is left for the list of what was not understood.
"""
