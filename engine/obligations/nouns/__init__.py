"""What a pack speaks of besides duties: places, routes, measures, systems."""
