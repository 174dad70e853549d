"""Lines, names, paths and sentences that look like a code base's own, drawn with given dice."""

import random
from typing import Final

WORDS: Final = (
    "anchor", "berth", "buoy", "cargo", "chain", "chart", "crane", "crate", "crew", "current", "deck", "dock", "draft",
    "engine", "ferry", "fleet", "freight", "gate", "harbour", "hatch", "helm", "hull", "jetty", "keel", "ledger",
    "lift", "light", "load", "lock", "manifest", "mast", "mooring", "net", "oar", "pallet", "pier", "pilot", "port",
    "quay", "queue", "radar", "rail", "rope", "route", "rudder", "sail", "schedule", "ship", "signal", "slip", "stern",
    "storm", "stow", "tank", "tide", "tow", "track", "truck", "valve", "vessel", "watch", "wave", "weight", "winch",
)  # fmt: skip
PHRASES: Final = (
    "This keeps the {a} away from the {b}.",
    "We should not need `{c}` any more, but the {a} still reads it.",
    "Why does the {a} wait for the {b} here?",
    "It took {n} tries; the {a} was never the problem.",
    "For now the {a} lives in `{c}`, see the {b}.",
    "Tests pass on the {a}, and I would rather not say what they check.",
    "nit: `{c}` could be called `{d}`.",
    "Nothing else changes: the {b} is {n} lines shorter.",
    "Done, the {a} has a {b} of its own now.",
)
PYTHON: Final = r"""
def {c}({a}: str, {b}: int = {n}) -> bool:
    {c} = {d}({a}, {b})
    return {c}.{a}({n})

class {C}:
    # The {a} must be closed before the {b} opens.
        if {a} is None or {b} > {n}:
            raise ValueError(f"no {a} for {{{b}}}")
from {a}.{b} import {C}
    assert {c}({n}) == "{d}"
    for {a} in {c}:
        {d}[{a}] = {b} + {n}
def test_{c}() -> None:
    '''Return the {a} of a {b}.'''
    TODO = "{d}"  # remove when the {a} is gone
""".strip().splitlines()
SCRIPT: Final = r"""
export function {f}({a}: string, {b}: number): boolean {{
  const {f} = {g}({a}, {n});
  return {f}.{a};
}}

import {{ {C} }} from '../{a}/{b}';
  // the {a} is slower than the {b}
export class {C} {{
  if (!{a} || {b} > {n}) {{
    throw new Error(`no {a} for ${{{b}}}`);
  it('keeps the {a} in the {b}', () => {{
    expect({f}({n})).toBe('{d}');
  private readonly {f}: Map<string, {C}>;
""".strip().splitlines()
PROSE: Final = ("## The {a} and the {b}", "", "- `{c}` is set to {n} by the {a}", "The {a} reads `{d}` from the {b}.")
DATA: Final = ('  "{c}": "{n}.{n}.0",', '  "{d}": {{ "{a}": {n} }},', "{c}: {n}", "  - {d}")
PATHS: Final = {  # shape of a path -> how many of a hundred files have it
    "src/{a}/{c}_{i}.py": 34,
    "web/{a}/{b}/{f}{i}.ts": 26,
    "tests/{a}/test_{c}_{i}.py": 14,
    "web/{a}/__tests__/{f}{i}.test.tsx": 8,
    "docs/{a}/{b}-{i}.md": 7,
    "config/{a}_{i}.yml": 5,
    "src/{a}/generated/{c}_{i}_pb2.py": 3,
    "fixtures/{b}/{a}_{i}.json": 3,
}


def identifier(dice: random.Random, joint: str) -> str:
    """Return two to four words as one name; from a few hundred thousand, so that names repeat but not all do."""
    return joint.join(dice.choice(WORDS) for _ in range(dice.choice((2, 2, 3, 4))))


def _camel(dice: random.Random) -> str:
    return identifier(dice, " ").title().replace(" ", "")


def _filled(dice: random.Random, template: str) -> str:
    camel, other = _camel(dice), _camel(dice)
    names = {"a": dice.choice(WORDS), "b": dice.choice(WORDS), "n": dice.randint(2, 900), "C": camel}
    names |= {"c": identifier(dice, "_"), "d": identifier(dice, "_")}
    return template.format(**names, f=camel[:1].lower() + camel[1:], g=other[:1].lower() + other[1:], i="{i}")


def sentence(dice: random.Random) -> str:
    """Return a sentence as a colleague would leave it in a review."""
    return _filled(dice, dice.choice(PHRASES))


def path_of(dice: random.Random, n: int) -> str:
    """Return the n-th file's path; the number makes it the only one."""
    (template,) = dice.choices([*PATHS], weights=[*PATHS.values()])
    return _filled(dice, template).replace("{i}", str(n))


def line_of(dice: random.Random, path: str) -> str:
    """Return one line of the language a path is written in."""
    suffix = path.rpartition(".")[2]
    lines = {"py": PYTHON, "ts": SCRIPT, "tsx": SCRIPT, "md": PROSE}.get(suffix, DATA)
    return _filled(dice, dice.choice(lines))
