"""Take and show what people send besides words: pictures, sounds, films, files."""
