"""What ours is measured against: small bots as people write them, run like ours and by the same gunicorn."""
