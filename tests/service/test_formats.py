"""One configuration in seven formats is one configuration, and what follows from it can be written in each of them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenhang import Samenhang
from samenhang.coherence.model import bits
from samenhang.exchange import formats, pretty, writing
from samenhang.exchange.formats import Format
from samenhang.knowledge import terms
from samenhang.knowledge.index import Blank, Literal, Triple
from samenhang.knowledge.turtle import plain_triple

SUBJECT = "https://example.org/configuratie"


@pytest.fixture(scope="module")
def documents(samenhang: Samenhang) -> list[dict[str, Any]]:
    """The examples as plain documents."""
    found: list[dict[str, Any]] = [e["configuratie"] for e in samenhang.lists().examples()["voorbeelden"]]
    return found


def written(samenhang: Samenhang, document: dict[str, Any], form: Format) -> bytes:
    """A document in a format."""
    if form is formats.JSON:
        return json.dumps(document).encode()
    if form is formats.YAML:
        return yaml.safe_dump(document, allow_unicode=True).encode()
    configuration = samenhang.configuration(document)
    return writing.text(writing.configuration_triples(samenhang.model, configuration, SUBJECT), form)


@pytest.mark.parametrize("form", formats.CONFIGURATIONS, ids=lambda f: f.name)
def test_a_configuration_is_the_same_in_every_format(
    samenhang: Samenhang, documents: list[dict[str, Any]], form: Format
) -> None:
    for document in documents:
        read = samenhang.read(written(samenhang, document, form), form)
        assert samenhang.evaluate(read) == samenhang.evaluate(document)


@pytest.mark.parametrize("form", formats.CONFIGURATIONS, ids=lambda f: f.name)
def test_every_part_of_a_configuration_survives(samenhang: Samenhang, form: Format) -> None:
    model = samenhang.model
    knob = next(k for k in model.knobs if not k.multiple)
    document = {
        "naam": 'Proef "één"\n\\ en \u00a0',
        "gemeente": terms.slug(min(model.municipalities)),
        "domein": terms.slug(model.domains[0]),
        "archetype": terms.slug(model.archetypes[0].iri),
        "keuzes": {terms.slug(knob.iri): terms.slug(model.settings[bits(knob.settings)[0]].iri)},
        "maatregelen": [terms.slug(m.iri) for m in model.measures if m.setting is None][:3],
        "metingen": [{"indicator": terms.slug(i), "proportie": 0.25, "waarnemingen": 7} for i in indicators(samenhang)],
    }
    read = samenhang.read(written(samenhang, document, form), form)
    assert samenhang.evaluate(read).configuration == samenhang.configuration(document)


def indicators(samenhang: Samenhang) -> list[str]:
    found = samenhang.knowledge.everything.instances(terms.SAM + "Indicator")[:2]
    assert found
    return found


def test_kiest_says_the_same_as_the_knob(samenhang: Samenhang) -> None:
    knob = samenhang.model.knobs[0]
    setting = samenhang.model.settings[bits(knob.settings)[0]].iri
    said = [
        f"<{SUBJECT}> a <{terms.SAM}Configuratie> ; <{predicate}> <{setting}> ."
        for predicate in (knob.iri, terms.SAM + "kiest")
    ]
    one, other = (samenhang.evaluate(samenhang.read(text.encode(), formats.TURTLE)) for text in said)
    assert one == other
    assert one.configuration.stated


def test_names_in_full_are_read_like_short_ones(samenhang: Samenhang, documents: list[dict[str, Any]]) -> None:
    document = max(documents, key=lambda d: len(d["keuzes"]))
    full = {
        **document,
        "keuzes": {
            terms.individual("knop", k): [terms.individual("stand", s) for s in ([v] if isinstance(v, str) else v)]
            for k, v in document["keuzes"].items()
        },
    }
    assert samenhang.evaluate(full) == samenhang.evaluate(document)


@pytest.mark.parametrize("form", formats.RDF, ids=lambda f: f.name)
def test_all_graphs_of_a_file_count(samenhang: Samenhang, form: Format, examples: list[Path]) -> None:
    """TriG may put a configuration in a graph of its own."""
    text = examples[0].read_bytes()
    quads = [
        ox.Quad(q.subject, q.predicate, q.object, ox.NamedNode("http://g/"))
        for q in ox.parse(text, ox.RdfFormat.TURTLE)
    ]
    if form is formats.TRIG:
        trig = ox.serialize(quads, format=ox.RdfFormat.TRIG)
        assert trig
        read = samenhang.read(trig, form)
        assert samenhang.evaluate(read) == samenhang.evaluate(samenhang.read(text, formats.TURTLE))


IRIS = st.sampled_from(
    [
        terms.FIRST,
        terms.REST,
        terms.SAM + "a",
        terms.ID + "knop/x",
        terms.ID + "knop/a.b",
        "http://x/y z",
        "urn:é",
        terms.TYPE,
    ]
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
LITERALS = st.one_of(
    TEXTS.map(lambda t: Literal(t, None, terms.XSD + "string")),
    TEXTS.map(lambda t: Literal(t, "nl", terms.RDF + "langString")),
    st.sampled_from(["true", "1", "-2", "1.5", "x"]).flatmap(
        lambda t: st.sampled_from(["boolean", "integer", "decimal", "date"]).map(
            lambda d: Literal(t, None, terms.XSD + d)
        )
    ),
)


@st.composite
def graphs(draw: st.DrawFn) -> list[Triple]:
    """Triples of which the blank nodes hang together as a tree, a list, or are shared."""
    named = IRIS.filter(lambda i: " " not in i)
    blanks = [Blank(f"n{n}") for n in range(draw(st.integers(0, 4)))]
    found: list[Triple] = [
        (draw(named), draw(named), draw(st.one_of(named, LITERALS))) for _ in range(draw(st.integers(0, 4)))
    ]
    for n, blank in enumerate(blanks):
        owner: Any = draw(st.sampled_from(blanks)) if draw(st.booleans()) else draw(named)
        found.append((owner, draw(named), blank))
        if draw(st.booleans()):
            rest: Any = draw(st.sampled_from([*blanks, terms.NIL]))
            found += [(blank, terms.FIRST, draw(named)), (blank, terms.REST, rest)]
        if draw(st.booleans()):
            found.append((blank, draw(named), draw(st.one_of(named, LITERALS))))
        if n and draw(st.integers(0, 4)) == 0:
            found.append((draw(named), draw(named), blanks[0]))
    return list(dict.fromkeys(found))


@given(graphs())
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_what_we_write_as_turtle_reads_back_the_same(triples: list[Triple]) -> None:
    text = pretty.turtle(triples)
    assert canonical(ox.parse(text.encode(), format=ox.RdfFormat.TURTLE)) == canonical(quads_of(triples))
    assert pretty.turtle(triples[::-1]) == text or any(isinstance(s, Blank) for s, _, _ in triples)


def quads_of(triples: list[Triple]) -> Iterator[ox.Quad]:
    data = writing.text(triples, formats.N_TRIPLES)
    return ox.parse(data, format=ox.RdfFormat.N_TRIPLES)


def canonical(quads: Iterator[ox.Quad]) -> set[ox.Quad]:
    found = ox.Dataset(quads)
    found.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return set(found)


def test_lists_are_written_as_lists() -> None:
    text = "@prefix sam: <https://w3id.org/samenhang/def#> .\n\nsam:a sam:b ( sam:c [ sam:d sam:e ] ) .\n"
    assert pretty.turtle(plain_triple(q) for q in ox.parse(text.encode(), format=ox.RdfFormat.TURTLE)) == text


def test_a_posted_file_gets_the_lines_of_its_own_text(client: httpx.Client) -> None:
    lines = ["naam: Proef", "keuzes:", "  geen-knop: geen", "maatregelen:", "  - geen-maatregel"]
    answer = client.post("/v1/gevolgen", content="\n".join(lines), headers={"Content-Type": "application/yaml"})
    assert {m["waar"]: m["regel"] for m in answer.json()["fouten"]} == {"keuzes.geen-knop": 3, "maatregelen[0]": 5}
