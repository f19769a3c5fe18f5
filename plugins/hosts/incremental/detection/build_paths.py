"""The folders of a build; standard library only."""


class BuildPaths:
    """Where a build works, as absolute paths; its ledger ("" for none); the site's address as it was ordered; if it has drafts."""

    __slots__ = ("config", "content", "drafts", "ledger", "output", "project", "state", "theme", "url")

    def __init__(
        self, content: str, theme: str, config: str, output: str, state: str, project: str, url: str, ledger: str = "",
        drafts: bool = False,
    ) -> None:  # fmt: skip
        """The folders, and the address (empty for that of config/site.yaml)."""
        self.ledger, self.drafts = ledger, drafts
        self.content, self.theme, self.config, self.output = content, theme, config, output
        self.state, self.project, self.url = state, project, url

    def folder(self, name: str) -> str:
        """Return where the files of a kind of input stand; those of the code have whole paths."""
        return {
            "content": self.content + "/",
            "templates": f"{self.theme}/templates/",
            "static": f"{self.theme}/static/",
            "config": self.config + "/",
            "code": "",
        }[name]
