"""The scan of a publish: its rules from the department's files, and its memory beside the releases."""

from plugins.core.settings.site_settings import find_config_folder
from plugins.core.source.errors import ContentError, get_sort_key
from scripts.release.leak_scan.allowed import load_allowed
from scripts.release.leak_scan.cache import recall, remember, rules_key
from scripts.release.leak_scan.scan import Rules, find_leaks
from scripts.release.leak_scan.staff import load_staff
from scripts.release.options import Order
from scripts.release.store.manifest import Side


def scan_for_leaks(order: Order, fresh: Side) -> list[str]:
    """Everything in a built site that must not be public, sorted by file; the clean files are remembered."""
    config = find_config_folder(order.content)
    try:
        rules = Rules(
            load_allowed(config, order.siteurl), load_staff(config, order.content), order.content, config, order.siteurl
        )
    except ContentError as error:
        return [str(error)]
    key = rules_key(config, order.content, order.siteurl)
    digests = {file: facts.digest for file, facts in fresh.files.items()}
    problems, clean = find_leaks(fresh.tree, digests, recall(order.place, key), rules)
    remember(order.place, key, clean)
    return [str(problem) for problem in sorted(problems, key=get_sort_key)]
