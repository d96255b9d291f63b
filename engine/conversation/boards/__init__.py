"""The pages for officers as the chat knows them: the way in, and the word that somebody is in."""
