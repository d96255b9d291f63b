"""Take a free message that tells a whole report: find whose it is, fill the draft, show what was understood."""
