"""Optional libraries: imported where they are wanted, and an error that says how to get them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

# Module → the extra of this package that brings it.
_EXTRAS = {
    "duckdb": "duckdb",
    "pandas": "pandas",
    "pint": "units",
    "polars": "polars",
    "pyarrow": "arrow",
    "rich.progress": "cli",
    "shtab": "cli",
    "tqdm.auto": "progress",
}


def need(module: str, what: str) -> Any:
    """Return the module. Raises ImportError, which names the extra to install, where it is missing."""
    try:
        return import_module(module)
    except ImportError:
        name = module.partition(".")[0]
        raise ImportError(f"{what} needs {name}; pip install 'zhibiao[{_EXTRAS[module]}]'", name=name) from None
