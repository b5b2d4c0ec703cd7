"""What can be changed in a module, a place at a time, so that it is another program."""

import ast
import copy
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

SWAPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
SIGNS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}  # fmt: skip
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
METHODS = {"is_": "is_not", "is_not": "is_", "in_": "not_in", "not_in": "in_"}
UNITS = {"days": "hours", "hours": "minutes", "minutes": "seconds", "seconds": "minutes"}
# Of a chain of calls these can be left out and something of the same kind is still there.
LINKS = frozenset(
    ["order_by", "limit", "with_for_update", "execution_options", "group_by", "distinct", "desc", "astimezone",
     "strip", "casefold", "lower", "upper", "replace"]
)  # fmt: skip
CONDITIONS = frozenset({"where", "and_", "or_"})
# The order of what they are given says nothing.
ORDERLESS = CONDITIONS | NAMES.keys() | {"isinstance", "select", "values"}
COLLECTION = ast.Tuple | ast.List | ast.Set
Change = Callable[..., ast.AST]


@dataclass(frozen=True)
class Mutant:
    """One change: where, by which operator, and the line before and after."""

    module: str
    # The function or class that it is in, as Python names it; empty between them.
    where: str
    lines: range
    operator: str
    before: str
    after: str
    tree: ast.Module
    # Whether the change is in what a function does: all else is done once, when the module is loaded.
    is_in_function: bool
    # Which statement of the module it is in.
    number: int

    @property
    def is_about_locks(self) -> bool:
        """Whether it stands by a lock on rows, which one of the engines does without."""
        return "with_for_update" in self.before or "populate_existing" in self.before

    def __str__(self) -> str:
        return (
            f"{self.module}:{self.lines.start} {self.where or '(module)'}, {self.operator}\n"
            f"    - {self.before}\n    + {self.after}"
        )


@dataclass(frozen=True)
class _Place:
    """A node of a statement, and all that holds it, the outermost first."""

    holders: tuple[ast.AST, ...]
    field: str
    at: int | None
    node: ast.AST

    def put(self, other: ast.AST) -> None:
        if self.at is None:
            setattr(self.holders[-1], self.field, other)
        else:
            getattr(self.holders[-1], self.field)[self.at] = other


def mutants(module: str, source: str) -> list[Mutant]:
    """Every change of a module that makes another program; none twice."""
    tree, found = ast.parse(source), []
    for number, statement in enumerate(tree.body):
        plain, seen = ast.unparse(statement), set[str]()
        for index, place in enumerate(_places(ast.Module([statement], []))):
            if _is_wording(place):
                continue
            for operator, change in _changes(place):
                alone = ast.Module([copy.deepcopy(statement)], [])
                there = list(_places(alone))[index]
                there.put(change(there.node))
                written = ast.unparse(ast.fix_missing_locations(alone))
                if written != plain and written not in seen:
                    seen.add(written)
                    before, after = _difference(plain, written)
                    changed = ast.Module([*tree.body[:number], *alone.body, *tree.body[number + 1 :]], [])
                    found.append(
                        Mutant(
                            module, _name(place), _lines(place), operator, before, after, changed,
                            _is_in_function(place), number,
                        )
                    )  # fmt: skip
    return found


def _places(above: ast.AST, holders: tuple[ast.AST, ...] = ()) -> Iterator[_Place]:
    """Every node below another."""
    holders = (*holders, above)
    for field, value in ast.iter_fields(above):
        for at, node in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(node, ast.AST):
                yield _Place(holders, field, at, node)
                yield from _places(node, holders)


def _changes(place: _Place) -> Iterator[tuple[str, Change]]:
    """What can be done to a node, each by the name of its operator."""
    yield from _of_conditions(place.node)
    yield from _of_values(place)
    yield from _of_calls(place.node)
    yield from _of_statements(place.node)


def _of_conditions(node: ast.AST) -> Iterator[tuple[str, Change]]:
    match node:
        case ast.Compare(ops=[one]) if type(one) in SWAPPED:
            yield "comparison", lambda it: _set(it, "ops", [SWAPPED[type(it.ops[0])]()])
        case ast.BoolOp(op=op, values=parts):
            other = ast.Or() if isinstance(op, ast.And) else ast.And()
            yield "and-or", lambda it: _set(it, "op", other)
            for at in range(len(parts)):
                yield "part left out", lambda it, at=at: _without(it, "values", at)
        case ast.UnaryOp(op=ast.Not() | ast.Invert()):
            yield "not", lambda it: it.operand
        case ast.If() | ast.IfExp() | ast.While():
            yield "condition", lambda it: _set(it, "test", ast.UnaryOp(ast.Not(), it.test))
        case ast.comprehension(ifs=[_, *_]):
            yield "filter", lambda it: _set(it, "ifs", [])


def _of_values(place: _Place) -> Iterator[tuple[str, Change]]:
    match place.node:
        case ast.BinOp(op=sign) | ast.AugAssign(op=sign) if type(sign) in SIGNS:
            yield "sign", lambda it: _set(it, "op", SIGNS[type(it.op)]())
        case ast.UnaryOp(op=ast.USub()):
            yield "sign", lambda it: it.operand
        case ast.Constant(value=bool()):
            yield "truth", lambda it: ast.Constant(not it.value)
        case ast.Constant(value=int()):
            yield "number", lambda it: ast.Constant(it.value + 1)
            yield "number", lambda it: ast.Constant(it.value - 1)
        case ast.Constant(value=str() | bytes() as said) if said:
            yield "words", lambda it: ast.Constant(type(it.value)())
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts) if _is_set_once(place):
            for at in range(len(parts)):
                yield "part left out", lambda it, at=at: _without(it, "elts", at)


def _of_calls(node: ast.AST) -> Iterator[tuple[str, Change]]:
    if not isinstance(node, ast.Call):
        return
    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
    if name in NAMES and isinstance(node.func, ast.Name):
        yield "least-most", lambda it: _set(it, "func", ast.Name(NAMES[name], ast.Load()))
    if isinstance(node.func, ast.Attribute) and name in METHODS:
        yield (
            "condition of a query",
            lambda it: _set(it, "func", ast.Attribute(it.func.value, METHODS[name], ast.Load())),
        )
    if isinstance(node.func, ast.Attribute) and name in LINKS:
        yield "call left out", lambda it: it.func.value
    if name in CONDITIONS:
        for at in range(len(node.args)):
            yield "part left out", lambda it, at=at: _without(it, "args", at)
    if name == "timedelta":
        for at, one in enumerate(node.keywords):
            yield "unit", lambda it, at=at, one=one: _unit(it, at, UNITS[one.arg])
    plain = not any(isinstance(one, ast.Starred) for one in node.args[:2])
    if len(node.args) > 1 and plain and name not in ORDERLESS:
        yield "order", lambda it: _set(it, "args", [it.args[1], it.args[0], *it.args[2:]])


def _of_statements(node: ast.AST) -> Iterator[tuple[str, Change]]:
    match node:
        case ast.Expr(value=ast.Call()) | ast.AugAssign() | ast.Raise() | ast.Continue() | ast.Break():
            yield "left out", lambda it: ast.Pass()
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield "left out", lambda it: ast.Pass()
        case ast.Return(value=value) if value is not None and not isinstance(value, ast.Constant):
            yield "nothing returned", lambda it: _set(it, "value", ast.Constant(None))
        case ast.For():
            yield "left out", lambda it: _set(it, "iter", ast.Tuple([], ast.Load()))


def _set(it: ast.AST, field: str, value: object) -> ast.AST:
    setattr(it, field, value)
    return it


def _without(it: ast.AST, field: str, at: int) -> ast.AST:
    parts = getattr(it, field)
    del parts[at]
    return parts[0] if isinstance(it, ast.BoolOp) and len(parts) == 1 else it


def _unit(it: ast.Call, at: int, unit: str) -> ast.Call:
    it.keywords[at].arg = unit
    return it


def _is_set_once(place: _Place) -> bool:
    """Whether it is a collection that the module makes when it is loaded."""
    return not _is_in_function(place) and not any(isinstance(one, ast.Subscript) for one in place.holders)


def _is_in_function(place: _Place) -> bool:
    chain = [*place.holders, place.node]
    return any(
        isinstance(one, ast.FunctionDef) and below in one.body for one, below in itertools.pairwise(chain)
    )


def _is_wording(place: _Place) -> bool:
    """Whether it is a word about the code: an annotation, a decorator's number, a docstring, what an error says."""
    chain = [*place.holders, place.node]
    for one, below in itertools.pairwise(chain):
        match one:
            case ast.FunctionDef() | ast.ClassDef() if below in (
                *one.decorator_list,
                getattr(one, "returns", 0),
            ):
                return True
            case ast.arg() | ast.Raise() | ast.Assert() | ast.Import() | ast.ImportFrom():
                return True
            case ast.AnnAssign(annotation=words) if below is words:
                return True
            case ast.Expr(value=ast.Constant()):
                return True
            case ast.ClassDef(bases=[_, *_]) if _is_error(one) and isinstance(place.node, ast.Constant):
                return isinstance(place.node.value, str)
    return False


def _is_error(one: ast.ClassDef) -> bool:
    return getattr(one.bases[0], "id", "").endswith(("Error", "Exception"))


def _name(place: _Place) -> str:
    named = (one for one in (*place.holders, place.node) if isinstance(one, ast.FunctionDef | ast.ClassDef))
    return ".".join(one.name for one in named)


def _lines(place: _Place) -> range:
    """The lines of the statement that holds it; of one with a body, those of its head."""
    chain = [one for one in (*place.holders, place.node) if isinstance(one, ast.stmt | ast.ExceptHandler)]
    within = chain[-1]
    body: Sequence[ast.stmt] = getattr(within, "body", ())
    last = body[0].lineno - 1 if body else within.end_lineno or within.lineno
    return range(within.lineno, max(last, within.lineno) + 1)


def _difference(plain: str, written: str) -> tuple[str, str]:
    """The first line that differs, from a little before the place where it does."""
    pairs = zip(plain.splitlines(), written.splitlines(), strict=False)
    before, after = next(((one, other) for one, other in pairs if one != other), ("", ""))
    alike = next(
        (place for place, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), 0
    )
    place = max(0, alike - 60)
    return before[place:].strip()[:150], after[place:].strip()[:150]
