"""Runs the benchmarks (all, or the ones named) and writes bench/results/NAME.json.

A benchmark is a module bench/bench_NAME.py with `run() -> dict`: figures by name. Those ending in `_ratio` are printed.
"""

import importlib
import json
import os
import sys
from pathlib import Path

import django

HERE = Path(__file__).parent


def main(chosen: list[str]) -> int:
    """Run them one after the other, so that none disturbs another."""
    known = sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))
    if unknown := set(chosen) - set(known):
        print(f"No such benchmark: {', '.join(sorted(unknown))}. Known: {', '.join(known)}.", file=sys.stderr)
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "voordeur.config.test_settings")
    django.setup()
    (HERE / "results").mkdir(exist_ok=True)
    for name in chosen or known:
        figures = importlib.import_module(f"bench.bench_{name}").run()
        (HERE / "results" / f"{name}.json").write_text(json.dumps(figures, indent=2, sort_keys=True) + "\n")
        for figure, value in figures.items():
            if figure.endswith("_ratio"):
                print(f"{name:20} {figure:40} {value:.3g}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
