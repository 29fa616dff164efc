"""The look: base page, forms, the parts pages are made of, charts, and a gallery of them all.

GOV.UK Design System patterns to the letter where one exists, in our own ink, paper and font. Gold is
the thread and nothing else. Every page works without JavaScript, at 320 px, with a keyboard, in print.
"""
