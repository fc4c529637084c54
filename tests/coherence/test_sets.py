"""A set in one integer gives back its numbers, few or many."""

from random import Random

from samenhang.coherence.model import bits


def test_the_numbers_of_a_set_come_back_in_order() -> None:
    rng = Random(3)
    for count in range(60):
        numbers = sorted(rng.sample(range(2000), count))
        assert bits(sum(1 << n for n in numbers)) == numbers
