"""Documents from plain data: letters in plain Dutch and English, as text and as accessible PDF. Pure: no Django."""
