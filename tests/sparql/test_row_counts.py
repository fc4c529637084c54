"""Rows are counted from the text of a table, whatever stands in its cells."""

import pyoxigraph as ox
import pytest

from samenhang.store.worker import RESULTS, count_rows

CELLS = [
    '"a"',
    '"}},{\\"b\\""',
    '"}},{"',
    '"},{}"',
    '"a\\nb\\r\\nc"',
    '"<result>"',
    '"\\"\\""',
    '"{}"',
    "<http://x/y>",
    "UNDEF",
]


@pytest.mark.parametrize("media", RESULTS)
@pytest.mark.parametrize("number", [0, 1, 3])
@pytest.mark.parametrize("cell", CELLS)
def test_rows_are_counted_right(media: str, number: int, cell: str) -> None:
    for names, row in (("?a", cell), ("?a ?b", f'{cell} "z"'), ("?a ?b", f'"z" {cell}')):
        query = f"SELECT * {{ VALUES ({names}) {{ {f'({row}) ' * number} }} }}"
        found = ox.Store().query(query)
        assert isinstance(found, ox.QuerySolutions)
        content = found.serialize(format=RESULTS[media])
        assert content is not None
        assert count_rows(content, RESULTS[media]) == number, content
