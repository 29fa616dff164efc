"""What the pages about measures say: the answer in a sentence, the pictures, the tables, the history.

Nothing here decides anything: ratings and changes come from `assessing`, trends and charts' limits from
`methods`. This puts them into plain words and tables.
"""
