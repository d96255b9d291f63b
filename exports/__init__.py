"""Tables that leave the house: CSV, XLSX and Google Sheets.

Nothing here knows a chat, a web page or a question; it sees tables only.
"""
