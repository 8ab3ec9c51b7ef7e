"""From files, folders, zips and pasted text to articles; each document is taken or refused on its own."""
