"""The scans of a check and of a publish, which look again only at what changed since it was found to be clean."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from plugins.core.output.build import Plan, PlanOptions, plan_build
from plugins.core.settings.site_settings import PROJECT, find_config_folder
from plugins.core.source.config.site_config import load_config
from plugins.core.source.errors import ContentError, Problem, display_path, get_sort_key, make_error
from scripts.release.clean_files import KNOWN_TO_CHECK, read_clean_files, remember_clean_files
from scripts.release.leak_scan.allowed import ALLOWED, describe_cure
from scripts.release.leak_scan.kinds import describe_leak
from scripts.release.leak_scan.scan import Leak, Rules, load_rules, scan_site
from scripts.release.leak_scan.sources.lines import reduce_to_letters
from scripts.release.leak_scan.sources.origins import Origins, make_problem, scan_sources
from scripts.release.leak_scan.sources.texts import list_history_texts, list_source_texts
from scripts.release.options import PublishOptions
from scripts.release.store.manifest import ReleaseSnapshot
from scripts.terminal.messages import list_some
from scripts.tickets.redaction.department_files import GLOSSARY, STAFF, UnreadableError

CODE = ("scripts/tickets/redaction", "scripts/release/leak_scan")


def find_leaks_in_sources(plan: Plan) -> tuple[Problem, ...]:
    """Return everything in content/ and config/ that must not be public, and remember which files are clean."""
    config, content, url, cache = plan.config, plan.site.content, str(plan.site.url), KNOWN_TO_CHECK / "scanned"
    try:
        rules = load_rules(config, content, url)
    except UnreadableError as error:
        return make_error(display_path(Path(error.filename)), "is no UTF-8 text; save it as UTF-8").problems
    except ContentError as error:
        return error.problems
    key = compute_rules_key(config.folder, content, url)
    origins, clean = scan_plan(plan, rules, read_clean_files(cache, key))
    remember_clean_files(cache, key, clean)
    return tuple(make_problem(leak, places, config.folder) for leak, places in origins.items())


def scan_plan(plan: Plan, rules: Rules, known: frozenset[str] = frozenset()) -> tuple[Origins, frozenset[str]]:
    """Scan all that a plan shows."""
    return scan_sources(list_source_texts(plan), list_history_texts(plan), rules, known)


def scan_for_leaks(options: PublishOptions, fresh: ReleaseSnapshot) -> list[str]:
    """Return everything in a built site that must not be public, sorted by file, and remember which files are clean."""
    config_folder = find_config_folder(options.content)
    try:
        config = load_config(config_folder)
        rules = load_rules(config, options.content, options.siteurl)
    except (ContentError, UnreadableError) as error:
        return [str(error)]
    key, cache = compute_rules_key(config_folder, options.content, options.siteurl), options.target.releases / "scanned"
    digests = {file: facts.digest for file, facts in fresh.files.items()}
    leaks, clean = scan_site(fresh.tree, digests, read_clean_files(cache, key), rules)
    remember_clean_files(cache, key, clean)
    origins = find_origins(options, rules) if leaks else {}
    problems = {describe(leak, files, origins, config_folder) for leak, files in leaks.items()}
    return [str(problem) for problem in sorted(problems, key=get_sort_key)]


def find_origins(options: PublishOptions, rules: Rules) -> Origins:
    """Return where the leaks of a site were typed, as far as a scan of the content finds them; a look that costs a second."""
    try:
        plan = plan_build(PlanOptions(options.content, PROJECT / "theme", options.siteurl, options.now))
        return scan_plan(plan, rules)[0]
    except ContentError:
        return {}


def describe(leak: Leak, files: dict[str, int], origins: Origins, config: Path) -> Problem:
    """Say where a leak of a built site was typed, or else where the site has it."""
    letters = reduce_to_letters(leak.value)
    for known, places in origins.items():
        if letters in reduce_to_letters(known.value):
            return make_problem(leak, places, config, f", which is shown in {list_some(list(files))}")
    (file, line), *others = files.items()
    more = f", also in {list_some([other for other, _ in others])}" if others else ""
    message = f"holds {describe_leak(*leak)}{more}, but no text of the content has it; {describe_cure(config)}"
    return Problem(Path(file), line, "", message)


def compute_rules_key(config: Path, content: Path, siteurl: str, project: Path = PROJECT) -> str:
    """Return a digest of what a scan depends on beside the site: the code, the department's lists, and who has a page."""
    digest = hashlib.sha256(siteurl.encode())
    for path in list_rule_files(config, content, project):
        digest.update(hashlib.sha256(path.read_bytes()).digest() if path.is_file() else b"-")
    return digest.hexdigest()


def list_rule_files(config: Path, content: Path, project: Path) -> Iterator[Path]:
    """Yield the files that decide what is found; compiled ones follow from others."""
    for folder in CODE:
        yield from (path for path in sorted((project / folder).rglob("*")) if path.is_file() and path.suffix != ".pyc")
    yield from (config / name for name in (ALLOWED, STAFF, GLOSSARY, "site.yaml"))
    yield from sorted((content / "people").glob("*.yaml"))
