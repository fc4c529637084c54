"""Figures about the running service for Prometheus: what was asked, how long it took, what was stopped."""

from typing import Any, Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import choose_encoder

_SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
UNKNOWN: Final = "onbekend"
"""The path of a request that no route takes, and any other method: not everything that someone types gets a figure of
its own."""
_METHODS: Final = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))
LEFT: Final = 499
"""The status of a request whose client left before the answer, as nginx counts them."""


class Figures:
    """What one service counts. Safe to use from several threads."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        given: dict[str, Any] = {"registry": self.registry}
        self._asked = Counter(
            "samenhang_requests", "Verzoeken, naar pad en status. | Requests.", ("method", "path", "status"), **given
        )
        self._spent = Histogram(
            "samenhang_request_seconds", "Duur van verzoeken. | Time of requests.", ("path",), buckets=_SECONDS, **given
        )
        self._known: dict[tuple[str, str, int], tuple[Counter, Histogram]] = {}
        self._stopped = Counter(
            "samenhang_questions_stopped", "Vragen zonder antwoord. | Questions unanswered.", ("reason",), **given
        )
        self._stale = Gauge(
            "samenhang_stale_configurations",
            "Bewaarde configuraties waarvan de gevolgen nog worden nagerekend. | Stored configurations yet to refresh.",
            **given,
        )
        self._about = Gauge(
            "samenhang_info", "Wat hier draait. | What runs here.", ("kennisversie", "programmaversie"), **given
        )
        ProcessCollector(registry=self.registry)

    def answered(self, method: str, path: str, status: int, seconds: float) -> None:
        """Count an answer by the path of its route."""
        key = method if method in _METHODS else UNKNOWN, path, status
        found = self._known.get(key)
        if found is None:  # finding them by their labels takes longer than counting
            found = self._known[key] = self._asked.labels(*key), self._spent.labels(path)
        found[0].inc()
        found[1].observe(seconds)

    def stopped(self, reason: str) -> None:
        """Count a question that got no answer."""
        self._stopped.labels(reason).inc()

    def told(self, accept: str, versions: tuple[str, str], stale: int) -> tuple[bytes, str]:
        """All of it with its media type, in the form that Prometheus prefers; `versions` of knowledge and program."""
        self._about.labels(*versions).set(1)
        self._stale.set(stale)
        write, media = choose_encoder(accept)
        return write(self.registry), media
