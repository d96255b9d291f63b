"""The menu under the chat: its layout, its pictures, and who sees which."""
