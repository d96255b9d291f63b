"""HTTP itself: requests, answers, routes and the server that carries them."""
