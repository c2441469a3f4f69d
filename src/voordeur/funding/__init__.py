"""Who pays for the work: contributors with a key, costs divided over them to the cent, and when the money ends.

One module per capability: `dividing` today; budgets with a ceiling and two keys come beside it.
"""
