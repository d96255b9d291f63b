"""What other systems read over HTTP: JSON by a bearer token, one programme and one area a token. Nothing is changed here."""
