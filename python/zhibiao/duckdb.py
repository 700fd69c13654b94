"""SQL over texts: a DuckDB function that gives the indicators of a text.

    >>> zhibiao.duckdb.register(con)
    >>> con.sql("SELECT id, r.name, r.exact, r.unit FROM (SELECT id, unnest(zhibiao(text)) AS r FROM docs)")

Needs duckdb and pyarrow (``pip install zhibiao[duckdb]``).
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from . import _core
from ._extract import default
from ._many import extract_columns
from ._optional import need
from ._table import ArrowLists

if TYPE_CHECKING:
    import duckdb

    from ._extract import Extractor

__all__ = ["register"]

_TYPES = ["VARCHAR", "BIGINT", "DOUBLE", "DATE", "VARCHAR"]  # by the field's type


def register(
    connection: duckdb.DuckDBPyConnection,
    extractor: Extractor | None = None,
    *,
    name: str = "zhibiao",
) -> None:
    """Give a connection the function ``zhibiao(text)``: a list of structs, one a record; an empty list for NULL.

    The structs have the columns of `to_arrow`, enumerations as VARCHAR. DuckDB calls the function for some thousand
    rows at once. Registering again replaces it.
    """
    need("duckdb", "zhibiao.duckdb")
    pa = need("pyarrow", "zhibiao.duckdb")
    chosen = extractor or default()
    fields = ", ".join(f'"{field}" {_TYPES[kind]}' for field, kind, _, _ in _core.fields()[1:])

    def records(texts: Any) -> Any:
        columns, count = extract_columns(texts, chosen, jobs=1)
        return pa.array(ArrowLists(columns, count))

    with contextlib.suppress(Exception):  # duckdb.InvalidInputException: there was none
        connection.remove_function(name)
    options: Any = {"type": "arrow", "null_handling": "special"}  # what its stubs call enumerations are strings too
    connection.create_function(name, records, ["VARCHAR"], f"STRUCT({fields})[]", **options)
