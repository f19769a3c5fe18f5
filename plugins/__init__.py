"""What runs during a build: no network, no clock; same input, same bytes."""

# Every plugin of the site; the kinds among them stand in the navigation in this order.
# A department adds its own in config/site.yaml.
PLUGINS = (
    "plugins.api",
    "plugins.home",
    "plugins.weeks",
    "plugins.projects",
    "plugins.changes",
    "plugins.posts",
    "plugins.people",
    "plugins.pages",
    "plugins.topics",
    "plugins.feeds",
    "plugins.search",
    "plugins.static",
)
