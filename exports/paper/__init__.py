"""Reports on paper: A4 as a PDF, in a font that is embedded. Nothing here knows a chat, a table of the database, or who may see."""
