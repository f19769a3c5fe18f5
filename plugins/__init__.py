"""What runs during a build: no network, no clock; same input, same bytes. pelicanconf.py names the plugins that take part."""
