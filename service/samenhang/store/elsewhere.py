"""An engine elsewhere, made only where a setting asks for one: the HTTP client takes part of every start."""

from typing import TYPE_CHECKING

from samenhang.store.backend import Addresses
from samenhang.store.runner import Limits

if TYPE_CHECKING:
    from samenhang.store.external import External
    from samenhang.store.remote import Remote


def external(addresses: Addresses) -> "External":
    """Where configurations are kept."""
    from samenhang.store.external import External  # noqa: PLC0415

    return External(addresses)


def remote(addresses: Addresses, limits: Limits) -> "Remote":
    """Who answers questions."""
    from samenhang.store.remote import Remote  # noqa: PLC0415

    return Remote(external(addresses), limits)
