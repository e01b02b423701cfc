"""Every place in the code where somebody is let through or not, and the program without that place.

A hook is found in the source by its shape; `removed()` swaps, within the running process, the code of
the function around it for one in which the hook lets everybody through. No file is written.
"""

import ast
import importlib
import re
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Who may do what is not asked by typesetting and reading (a line "may break", a text "may be a title"),
# nor by what makes the demo.
OTHER_MEANINGS = ("makeup/", "page_text/", "typesetting/", "/demo/", "/migrations/", "/inventory/")

YES = {"has_perm", "has_role", "is_visible_to", "is_changeable_by", "knows_contacts", "has_permission"}
YES |= {f"has_{act}_permission" for act in ("view", "add", "change", "delete", "module")}
UNFILTERED = {"visible_to", "changeable_by", "by"}
NO_REFUSAL = {"refusal", "publisher_refusal", "reviewed_by_author", "_may_not_sign"}
WHOLE_YES = re.compile(r"has_(\w+_)?permission|lookup_allowed|_may_edit|is_changeable_by")
DECORATORS = {"permission_required", "login_required", "staff_member_required", "user_passes_test"}
ABOUT_PEOPLE = {"is_staff", "is_superuser"}
MAY = re.compile(r"_?may_\w+")


@dataclass(frozen=True)
class Hook:
    """`kind` says what stands there; `function` is the outermost function or method around it."""

    path: str
    line: int
    column: int
    kind: str
    function: str

    def __str__(self):
        return f"{self.path}:{self.line}:{self.column} {self.kind} in {self.function}"

    @property
    def module(self):
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @contextmanager
    def removed(self):
        """Within the block the hook lets everybody through."""
        found = live_function(self.module, self.function)
        found = decorating(found, self.kind) if self.kind.startswith("@") else [*chain(found)][-1]
        kept = found.__code__
        found.__code__ = let_through(kept) if self.kind.startswith("@") else self.without()
        try:
            yield
        finally:
            found.__code__ = kept

    def without(self):
        """The code of its function without the hook."""
        tree = Remover(self).visit(source_tree(self.path))
        code = compile(ast.fix_missing_locations(tree), str(ROOT / self.path), "exec")
        return code_of(code, self.function)


@cache
def text_of(path):
    return (ROOT / path).read_text()


def source_tree(path):
    return ast.parse(text_of(path))


parsed = cache(source_tree)


def code_of(code, qualname):
    """The code object of this qualified name within a module's."""
    for each in code.co_consts:
        if hasattr(each, "co_qualname"):
            if each.co_qualname == qualname:
                return each
            if qualname.startswith(each.co_qualname + ".") and (found := code_of(each, qualname)):
                return found
    return None


def live_function(module, qualname):
    """The function itself, taken out of whatever decorates it."""
    found = importlib.import_module(module)
    for part in qualname.split("."):
        found = vars(found)[part] if isinstance(found, type) else getattr(found, part)
    for name in ("fget", "func", "__func__"):  # a property, a cached one, a class method
        found = getattr(found, name, found)
    return found


def chain(function):
    """The function with all that is wrapped around it, from outside."""
    while function is not None:
        yield function
        function = getattr(function, "__wrapped__", None)


def decorating(function, kind):
    """The wrapper that the decorator of this kind ("@login_required 0", counted from above) made."""
    wrappers = [each for each in chain(function) if "test_func" in each.__code__.co_freevars]
    return wrappers[int(kind.split()[1])]


def let_through(code):
    """A wrapper's code that asks nothing and calls what it wraps."""
    names = ", ".join(code.co_freevars)
    source = (
        f"def outer({names}):\n def {code.co_name}(request, *args, **kwargs):\n"
        f"  if False: ({names},)\n  return view_func(request, *args, **kwargs)\n"
    )
    return code_of(compile(source, code.co_filename, "exec"), f"outer.<locals>.{code.co_name}")


# Finding them


def files():
    for folder in ("articles", "newsroom"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if not any(word in name for word in OTHER_MEANINGS):
                yield name


@cache
def all_hooks():
    return [hook for path in files() for hook in hooks_of(path)]


def hooks_of(path):
    finder = Finder(path)
    finder.visit(parsed(path))
    return finder.found


class Scoped(ast.NodeVisitor):
    """Knows the outermost function around a node, by its qualified name."""

    def __init__(self):
        self.names, self.function = [], ""

    def visit_ClassDef(self, node):
        if self.function:
            return self.generic_visit(node)
        self.names.append(node.name)
        self.generic_visit(node)
        self.names.pop()

    def visit_FunctionDef(self, node):
        if self.function:
            return self.within(node)
        self.function = ".".join([*self.names, node.name])
        self.within(node)
        self.function = ""

    within = ast.NodeVisitor.generic_visit


class Finder(Scoped):
    def __init__(self, path):
        super().__init__()
        self.path, self.found = path, []

    def note(self, node, kind):
        self.found.append(Hook(self.path, node.lineno, node.col_offset, kind, self.function))

    def within(self, node):
        asking = [each for each in node.decorator_list if decorator_name(each, self.path) in DECORATORS]
        for number, each in enumerate(asking):
            self.note(each, f"@{decorator_name(each, self.path)} {number}")
        if WHOLE_YES.fullmatch(node.name) and not always(node):
            self.note(node, f"def {node.name}")
        if node.name in UNFILTERED and node.args.args[0].arg == "self":
            self.note(node, f"def {node.name}")
        if node.name == "get_queryset" and filters(node):
            self.note(node, "def get_queryset")
        for each in node.body:
            self.visit(each)

    def visit_Call(self, node):
        name = called(node)
        if self.function and (kind := kind_of_call(node, name)):
            self.note(node, kind)
        self.generic_visit(node)

    def visit_Attribute(self, node):
        if self.function and is_about_person(node):
            self.note(node, f".{node.attr}")
        self.generic_visit(node)

    def visit_Compare(self, node):
        if self.function and asks_for_author(node):
            self.note(node, "author_ids")
        self.generic_visit(node)

    def visit_If(self, node):
        if self.function and refuses(node) and not any(is_hook(each) for each in ast.walk(node.test)):
            self.note(node, "raise PermissionDenied")
        self.generic_visit(node)


def called(node):
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def kind_of_call(node, name):
    if name in YES or (MAY.fullmatch(name) and name not in NO_REFUSAL):
        return f"{name}()"
    if name in NO_REFUSAL:
        return f"{name}()"
    if name in UNFILTERED and isinstance(node.func, ast.Attribute) and len(node.args) == 1:
        return f".{name}()"
    return ""


def is_about_person(node):
    base = ast.unparse(node.value)
    return (
        node.attr in ABOUT_PEOPLE
        and base in ("user", "by", "request.user")
        and isinstance(node.ctx, ast.Load)
    )


def asks_for_author(node):
    return (
        len(node.ops) == 1
        and isinstance(node.ops[0], ast.In | ast.NotIn)
        and "author_ids" in ast.unparse(node.comparators[0])
    )


def is_hook(node):
    return (isinstance(node, ast.Call) and kind_of_call(node, called(node))) or (
        isinstance(node, ast.Attribute) and is_about_person(node)
    )


def refuses(node):
    return any(isinstance(each, ast.Raise) and "PermissionDenied" in ast.unparse(each) for each in node.body)


def filters(node):
    text = ast.unparse(node)
    return ".filter(" in text or ".exclude(" in text


def always(node):
    """True if it does no more than `return True`."""
    return ast.unparse(node.body[-1]) == "return True"


@cache
def aliases(path):
    """Names of a module that stand for a decorator: {"may_guard": "permission_required"}."""
    return {
        each.targets[0].id: called(each.value)
        for each in parsed(path).body
        if isinstance(each, ast.Assign)
        and isinstance(each.value, ast.Call)
        and called(each.value) in DECORATORS
    }


def decorator_name(node, path):
    name = called(node) if isinstance(node, ast.Call) else getattr(node, "attr", getattr(node, "id", ""))
    return aliases(path).get(name, name)


# Taking one away


class Remover(Scoped, ast.NodeTransformer):
    def __init__(self, hook):
        super().__init__()
        self.hook = hook

    def is_it(self, node, kind=""):
        at = (node.lineno, node.col_offset) == (self.hook.line, self.hook.column)
        return at and self.hook.kind.startswith(kind)

    def within(self, node):
        if self.is_it(node, "def "):
            return self.opened(node)
        self.generic_visit(node)
        return node

    def visit_FunctionDef(self, node):
        inside = bool(self.function)
        self.function = self.function or ".".join([*self.names, node.name])
        names = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
        result = self.within(node)
        if not inside:
            if "super" in names:
                keep_class(result)
            self.function = ""
        return result

    def visit_ClassDef(self, node):
        self.names.append(node.name)
        self.generic_visit(node)
        self.names.pop()
        return node

    def opened(self, node):
        """The whole function lets through."""
        answer = {
            "get_queryset": "super().get_queryset(request)",
            **dict.fromkeys(UNFILTERED, "self.all()"),
        }.get(node.name, "True")
        return ast.FunctionDef(**{**vars(node), "body": [ast.Return(expression(answer))]})

    def visit_Call(self, node):
        self.generic_visit(node)
        if not self.is_it(node) or not kind_of_call(node, called(node)):
            return node
        if f"{called(node)}()" != self.hook.kind.removeprefix("."):
            return node
        if self.hook.kind.startswith("."):
            return ast.copy_location(
                ast.Call(ast.Attribute(node.func.value, "all", ast.Load()), [], []), node
            )
        return ast.Constant(None if called(node) in NO_REFUSAL else True)

    def visit_Attribute(self, node):
        self.generic_visit(node)
        if self.is_it(node, ".is_") and is_about_person(node):
            return ast.Constant(True)
        return node

    def visit_If(self, node):
        self.generic_visit(node)
        if self.is_it(node, "raise"):
            node.body = [ast.Pass()]
        elif self.hook.kind == "author_ids" and any(each is self.gone for each in ast.walk(node.test)):
            self.gone.value = ast.unparse(node.body[-1]) == "return None"
        return node

    gone = None

    def visit_Compare(self, node):
        if self.is_it(node, "author_ids") and asks_for_author(node):
            self.gone = ast.Constant(True)
            return self.gone
        self.generic_visit(node)
        return node


def expression(text):
    return ast.parse(text, mode="eval").body


def keep_class(function):
    """A function's code can only be swapped for one with the same names from outside: what makes
    `super()` work is named where it never runs."""
    function.body.append(ast.If(ast.Constant(False), [ast.Expr(expression("__class__"))], []))
