"""The conditions of the method language: their words as values, and how each is read, checked, compiled and told.

A new word has a value in `words`, a line in `reading.WORDS`, in `checking`, in `compiling` and in `wording`, what makes
it possible in `methods.possibility`, and a row in docs/how-to/write-a-method.md.
"""
