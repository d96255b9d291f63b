"""Talk about reports that were sent: changes, withdrawals, and somebody else who was first."""
