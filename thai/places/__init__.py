"""Find provinces, districts and subdistricts as people name them."""
