"""What runs during a build: no network, no clock; same input, same bytes."""
