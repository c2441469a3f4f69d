"""Answers from outside: asking for one, and the page that opens with a link and a code."""
