"""Conditions of rules, written as Python's own boolean expressions in data files and compiled once."""

import ast
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

Condition = Callable[[Any], Any]
ALLOWED = (
    ast.Expression, ast.BoolOp, ast.And, ast.Or, ast.UnaryOp, ast.Not, ast.USub, ast.BinOp, ast.BitOr, ast.Sub, ast.Add,
    ast.Compare, ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn, ast.Is, ast.Call, ast.Name,
    ast.Load, ast.Attribute, ast.Constant, ast.Tuple, ast.Set, ast.Subscript, ast.Slice, ast.IfExp,
)  # fmt: skip
METHODS = (
    "startswith", "endswith", "strip", "rstrip", "lower", "isdigit", "isalpha", "isalnum", "isupper", "istitle",
    "removesuffix", "removeprefix", "count",
)  # fmt: skip
SUBJECT = "it"


class RuleError(ValueError):
    """A rule that cannot be used: where it stands, what is wrong, and what would be right."""


class _Names(ast.NodeTransformer):
    """Turn a bare name into an attribute of the subject, and the name of a definition into a call of it."""

    def __init__(
        self, place: str, subject: type, known: Mapping[str, Any], definitions: Mapping[str, Condition]
    ) -> None:
        self.place, self.subject, self.known, self.definitions = place, subject, known, definitions

    def visit(self, node: ast.AST) -> Any:
        if not isinstance(node, ALLOWED):
            raise RuleError(f"{self.place}: {type(node).__name__} is not possible in a condition")
        return super().visit(node)

    def visit_Name(self, node: ast.Name) -> ast.expr:
        subject = ast.Name(SUBJECT, ast.Load())
        if node.id in self.known:
            return node
        return subject if node.id == "self" else self.resolve(subject, node.id)

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        return self.resolve(self.visit(node.value), node.attr)

    def resolve(self, owner: ast.expr, name: str) -> ast.expr:
        """Return the expression for a name of an owner: a definition, a property of the subject or a method of a text."""
        if name in self.definitions:
            return ast.Call(ast.Name(name, ast.Load()), [owner], [])
        if name in METHODS or name in collect_property_names(self.subject):
            return ast.Attribute(owner, name, ast.Load())
        raise RuleError(
            f"{self.place}: {name!r} is no set, definition or property; see docs/what-the-redactor-removes.md"
        )


@cache
def collect_property_names(subject: type) -> frozenset[str]:
    """Collect what conditions may ask of a subject: what its class and those above it declare, unless it begins with _."""
    names = {name for each in subject.__mro__[:-1] for name in (*vars(each), *vars(each).get("__annotations__", ()))}
    return frozenset(name for name in names if not name.startswith("_"))


def compile_condition(
    source: str, place: str, subject: type, known: Mapping[str, Any], definitions: Mapping[str, Condition]
) -> Condition:
    """Compile an expression into a function of one subject (a word or a match); RuleError, with the place, if it is none.

    `known` has sets and functions by name. `definitions` are conditions that have a name; they count as properties.
    """
    try:
        tree = ast.parse(" ".join(source.split()), mode="eval")
    except SyntaxError as error:
        raise RuleError(f"{place}: {error.msg}") from None
    body = _Names(place, subject, known, definitions).visit(tree).body
    arguments = ast.arguments([], [ast.arg(SUBJECT)], None, [], [], None, [])
    function = ast.fix_missing_locations(ast.Expression(ast.Lambda(arguments, body)))
    names = {"__builtins__": {}, **known, **definitions}
    condition: Condition = eval(compile(function, place, "eval"), names)  # noqa: S307 - files of this repository, names checked
    return condition
