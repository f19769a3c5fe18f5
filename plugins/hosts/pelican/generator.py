"""The one generator: reads the whole site, then writes all of its pages and files."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

from pelican.generators import Generator

from plugins.core.history.estimates import ESTIMATED
from plugins.core.output.build import Plan, PlanOptions, plan_build
from plugins.core.output.jinja_environment import install_filters
from plugins.core.output.output_folder import SUMMARY_PREFIX, Staging, require_glassbox_output
from plugins.core.output.pages_and_files import Output
from plugins.core.output.plugin import SETTINGS, Plugin, find_connected_modules, find_plugins
from plugins.core.output.rendering import explain_failure, is_disk_error, render_output
from plugins.core.settings.build_time import read_build_time
from plugins.core.settings.site_settings import find_config_folder
from plugins.core.source.errors import ContentError, Problem, display_path, format_problems, select_errors
from plugins.hosts.pelican.written_pages import send_written_pages


class SiteGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Reads content/ through the core and writes what its plugins make of it."""

    plan_build: Plan

    def generate_context(self) -> None:
        """Put `site` into Pelican's context; end the process with status 1 on a mistake in a strict build."""
        config = Path(self.settings["CONFIG_FOLDER"] or find_config_folder(Path(self.path)))
        order = PlanOptions(
            content=Path(self.path),
            theme=Path(self.theme),
            url=self.settings["SITEURL"],
            now=self.settings["NOW"]
            if self.settings["NOW_IS_STATED"]
            else read_build_time({}, self.settings["NOW"], config),
            config=config,
            ledger=Path(self.settings["LEDGER"]) if self.settings["LEDGER"] else None,
            drafts=self.settings["DRAFTS"],
        )
        try:
            order = replace(order, plugins=self.find_connected_plugins())
            require_glassbox_output(Path(self.output_path))
            self.plan = plan_build(order, self.fill_template)
        except (ContentError, OSError) as error:
            self.stop(error)
        for line in format_problems(self.plan.problems):
            print(line, file=sys.stderr)
        if self.settings["STRICT"] and select_errors(self.plan.problems):
            raise SystemExit(1)
        install_filters(self.env, self.plan.config.site.zone)
        self.context |= {"site": self.plan.site, "NOW": order.now}
        for names in (self.settings, self.context):  # other plugins make complete addresses of it
            names["SITEURL"] = self.plan.site.url

    def generate_output(self, writer: object) -> None:
        """Make every file, then write what changed and take away what is no longer part of the site."""
        try:
            staging = Staging(Path(self.output_path))
        except OSError as error:
            self.stop(error)
        try:
            for output in self.plan.outputs:
                staging.put(output.path, self.render(output))
        except (ContentError, OSError) as error:
            staging.drop()
            self.stop(error)
        try:
            print(f"{SUMMARY_PREFIX}{staging.finish()}", flush=True)
        except OSError as error:
            self.stop(OSError(f"{error}; {self.output_path} is part old, part new until the next build"))
        if not self.settings["LEDGER"]:
            print(f"The {ESTIMATED}.", flush=True)
        folder = Path(self.output_path)
        send_written_pages(self.plan.outputs, self.plan.site, folder, self.context)

    def find_connected_plugins(self) -> tuple[Plugin, ...]:
        """Return the plugins that take part; ContentError where Pelican has dropped one, as it does when `register()` fails."""
        found, loaded, connected = find_plugins(), set(self.settings["PLUGINS"]), find_connected_modules()
        dropped = [each.name for each in found.own if each.name not in loaded or each.name not in connected]
        dropped += [name for name in found.foreign if not loaded & {name, f"pelican.plugins.{name}"}]
        if dropped:
            message = (
                f"{dropped[0]} did not connect itself: its `register()` failed, or does not call `connect(outputs)`"
            )
            raise ContentError([Problem(display_path(SETTINGS), 1, "PLUGINS", message)])
        return found.own

    def render(self, output: Output) -> bytes:
        """Return an output's bytes: a template's with nothing but the declared inputs, or a function's."""
        try:
            return render_output(output, self.plan.site)
        except Exception as error:  # whatever a template's author wrote
            if is_disk_error(error):
                raise
            raise explain_failure(error, output.path, Path(self.theme)) from error

    def fill_template(self, template: str, inputs: Mapping[str, Any]) -> str:
        """Fill a template of the theme with nothing but these inputs."""
        page: str = self.env.get_template(template).render(inputs)
        return page

    def stop(self, error: ContentError | OSError) -> NoReturn:
        """Say what is wrong and end: 1 for a mistake, 3 for the disk. Pelican would log it and end with 0, or a traceback."""
        if isinstance(error, OSError):
            print(f"{error}; the disk or its permissions need a look, then build again", file=sys.stderr)
            raise SystemExit(3)
        print(error, file=sys.stderr)
        raise SystemExit(1)
