"""The making of an output's bytes, and the words for a failure."""

from pathlib import Path

from plugins.core.output.pages_and_files import HtmlPage, Output
from plugins.core.site.site import Site
from plugins.core.source.errors import ContentError, display_path, make_error


def render_output(output: Output, site: Site) -> bytes:
    """Return an output's bytes: a template's, with nothing but the declared inputs, or a function's."""
    if not isinstance(output, HtmlPage):
        return output.make(site, *output.args)
    return site.render(output.template, output.inputs(site, *output.args)).encode("utf-8")


def is_disk_error(error: Exception) -> bool:
    """Tell whether an error is the disk's, and not a template's that is not there."""
    return isinstance(error, OSError) and not hasattr(error, "templates")


def explain_failure(error: Exception, path: str, theme: Path) -> ContentError:
    """Turn an error of an output into a mistake at the line of the template, or else of the plugin."""
    if isinstance(error, ContentError):
        return error
    place = locate_error(error, theme)
    if missing := getattr(error, "templates", None):  # Jinja2's TemplateNotFound
        place = place if place[0].is_relative_to(theme) else (theme / "templates" / missing[0], 1)
        words = f"there is no template {', '.join(missing)} (while making {path})"
        return make_error(display_path(place[0]), words, place[1])
    words = str(error) if place[0].is_relative_to(theme) and str(error) else f"{type(error).__name__}: {error}"
    return make_error(display_path(place[0]), f"{words} (while making {path})", place[1])


def locate_error(error: Exception, theme: Path) -> tuple[Path, int]:
    """Return the file and line of the innermost frame that is a template's, else of the innermost frame of all."""
    line, name = getattr(error, "lineno", None), getattr(error, "filename", None)  # Jinja2's syntax errors have both
    if line and name:
        return Path(name), line
    import traceback  # only mistakes need it

    frames = [(Path(frame.filename), frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__)]
    return next((place for place in reversed(frames) if place[0].is_relative_to(theme)), frames[-1])
