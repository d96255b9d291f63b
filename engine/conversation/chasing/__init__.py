"""Seeing to what groups have not sent: the last contact, a call that is noted, a reminder with its price, who told what."""
