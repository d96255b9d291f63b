"""The people of an office: who is over whom, who acts for whom, and work that those above hand over."""
