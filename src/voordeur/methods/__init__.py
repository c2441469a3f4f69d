"""The method language, its checker and engine, counting rules, and the library of methods.

Pure: knows no database and no clock.
"""
