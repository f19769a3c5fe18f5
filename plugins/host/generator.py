"""The one generator: reads the whole site, then writes all of its pages and files."""

import sys
from pathlib import Path
from typing import NoReturn

from pelican.generators import Generator

from plugins.core.build import Order, Plan, errors_in, plan
from plugins.core.errors import ContentError
from plugins.core.output import HtmlPage, Output
from plugins.core.output_folder import REPORT, Staging, require_own
from plugins.core.render import filters, template_mistake


class SiteGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Reads content/ through the core and writes what its plugins make of it."""

    plan: Plan

    def generate_context(self) -> None:
        """Put `site` into Pelican's context; end the process with status 1 on a mistake in a strict build."""
        order = Order(
            content=Path(self.path),
            theme=Path(self.theme),
            url=self.settings["SITEURL"],
            now=self.settings["NOW"],
            config=Path(self.settings["CONFIG_FOLDER"]) if self.settings["CONFIG_FOLDER"] else None,
        )
        try:
            require_own(Path(self.output_path))
            self.plan = plan(order)
        except (ContentError, OSError) as error:
            self.stop(error)
        site = self.plan.site
        for problem in site.problems:
            print(problem, file=sys.stderr)
        if self.settings["STRICT"] and errors_in(site.problems):
            raise SystemExit(1)
        self.env.filters.update(filters(site.config.site.zone))
        self.context["site"] = site

    def generate_output(self, writer: object) -> None:
        """Make every file, then write what changed and take away what is no longer part of the site."""
        try:
            staging = Staging(Path(self.output_path))
        except OSError as error:
            self.stop(error)
        try:
            for output in self.plan.outputs:
                staging.put(output.path, self.made(output))
        except (ContentError, OSError) as error:
            staging.drop()
            self.stop(error)
        try:
            print(f"{REPORT}{staging.finish()}", flush=True)
        except OSError as error:
            self.stop(OSError(f"{error}; {self.output_path} is part old, part new until the next build"))

    def made(self, output: Output) -> bytes:
        """An output's bytes: a template's with nothing but the declared inputs, or a function's."""
        if not isinstance(output, HtmlPage):
            return output.make(**output.inputs)
        try:
            page: str = self.get_template(output.template.removesuffix(".html")).render(output.inputs)
        except Exception as error:  # whatever a template's author wrote
            raise template_mistake(error, output, Path(self.theme) / "templates") from error
        return page.encode("utf-8")

    def stop(self, error: ContentError | OSError) -> NoReturn:
        """Say what is wrong and end: 1 for a mistake, 3 for the disk. Pelican would log it and end with 0, or a traceback."""
        if isinstance(error, OSError):
            print(f"{error}; the disk or its permissions need a look, then build again", file=sys.stderr)
            raise SystemExit(3)
        print(error, file=sys.stderr)
        raise SystemExit(1)
