"""The list `PLUGINS` in pelicanconf.py, read without running that file: Pelican need not be imported to know it."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

from plugins.core.source.errors import ContentError, Problem, display_path

PELICAN_HOST = "plugins.hosts.pelican"
EXAMPLE = 'write it as a plain list of names, such as PLUGINS = ["plugins.posts", "plugins.hosts.pelican"]'


def read_plugin_list(path: Path) -> Mapping[str, int]:
    """Return the names in `PLUGINS`, in their order, each with its line; ContentError where they are no plain list of names."""
    tree = parse_python(path)
    uses = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == "PLUGINS"]
    values = [value for value in map(assigned_list, tree.body) if value is not None]
    if not values:
        raise mistake(
            path, uses[0].lineno if uses else 1, f"is missing; {EXAMPLE}" if not uses else f"is no list; {EXAMPLE}"
        )
    elsewhere = [node.lineno for node in uses if not isinstance(node.ctx, ast.Load)][1:]
    elsewhere += [node.lineno for node in ast.walk(tree) if isinstance(node, ast.expr) and changes_list(node)]
    if elsewhere:
        raise mistake(path, min(elsewhere), "is changed here; put every name into the one list above")
    names = dict(names_in(values[0], path))
    if PELICAN_HOST not in names:
        raise mistake(
            path, values[0].lineno, f"does not name {PELICAN_HOST}, without which Pelican builds nothing; add it"
        )
    forbid_second_list(path.with_name("publishconf.py"))
    return names


def parse_python(path: Path) -> ast.Module:
    """Return the syntax tree of a Python file; ContentError where it is no Python."""
    try:
        return ast.parse(path.read_bytes(), str(path))
    except SyntaxError as error:
        raise ContentError([Problem(display_path(path), error.lineno or 1, "", f"is no Python: {error.msg}")]) from None
    except (OSError, ValueError) as error:
        raise ContentError([Problem(display_path(path), 1, "", f"cannot be read: {error}")]) from None


def assigned_list(node: ast.stmt) -> ast.List | ast.Tuple | None:
    """Return the list that a statement assigns to PLUGINS; None for any other statement."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    is_ours = any(isinstance(target, ast.Name) and target.id == "PLUGINS" for target in targets)
    value = node.value if is_ours and isinstance(node, ast.Assign | ast.AnnAssign) else None
    return value if isinstance(value, ast.List | ast.Tuple) else None


def changes_list(node: ast.expr) -> bool:
    """Tell whether a piece of code calls a method of PLUGINS or changes an entry of it."""
    inner = getattr(node, "value", None)
    is_ours = isinstance(inner, ast.Name) and inner.id == "PLUGINS"
    return is_ours and isinstance(node, ast.Attribute | ast.Subscript)


def names_in(value: ast.List | ast.Tuple, path: Path) -> Iterator[tuple[str, int]]:
    """Yield the names in a list with their lines."""
    seen: set[str] = set()
    for each in value.elts:
        if not isinstance(each, ast.Constant) or not isinstance(each.value, str):
            raise mistake(path, each.lineno, f"{ast.unparse(each)} is no name in quotes; {EXAMPLE}")
        if each.value in seen:
            raise mistake(path, each.lineno, f"names {each.value} twice; delete one")
        seen.add(each.value)
        yield each.value, each.lineno


def forbid_second_list(path: Path) -> None:
    """Raise ContentError where the settings of the published site have a list of their own: a preview would not see it."""
    if not path.exists():
        return
    uses = [node for node in ast.walk(parse_python(path)) if isinstance(node, ast.Name) and node.id == "PLUGINS"]
    if uses:
        raise mistake(path, uses[0].lineno, "stands in pelicanconf.py alone, for all builds; move the names there")


def mistake(path: Path, line: int, message: str) -> ContentError:
    """Return a mistake in PLUGINS at a line."""
    return ContentError([Problem(display_path(path), line, "PLUGINS", message)])
