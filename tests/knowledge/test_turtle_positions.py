"""Lines of names in Turtle, which RDF parsers drop."""

from samenhang.knowledge.turtle import Occurrence, occurrences

TEXT = """\
@prefix a: <http://a.example/> .
PREFIX b: <http://b.example/>

# a:comment stays out
a:one a b:Class ; b:p "a:text" , <http://c.example/x> ;
    b:q [ b:r ( a:two
                a:three ) ] .
a:four b:p a:one .
"""


def test_every_name_has_its_line_and_only_the_first_of_a_statement_opens_it() -> None:
    found = [(o.iri.removeprefix("http://"), o.line, o.subject) for o in occurrences(TEXT)]
    assert found == [
        ("a.example/one", 5, True),
        ("b.example/Class", 5, False),
        ("b.example/p", 5, False),
        ("c.example/x", 5, False),
        ("b.example/q", 6, False),
        ("b.example/r", 6, False),
        ("a.example/two", 6, False),
        ("a.example/three", 7, False),
        ("a.example/four", 8, True),
        ("b.example/p", 8, False),
        ("a.example/one", 8, False),
    ]
    assert Occurrence("http://a.example/four", 8, True) in set(occurrences(TEXT))


def test_texts_of_several_lines_hide_nothing() -> None:
    text = (
        "@prefix a: <http://a.example/> .\n"
        'a:one a:says """\n  a:not <http://x/> "quoted" \\""" # no\n""" .\n'
        "a:two a:says 'it' , 1.5 , true ; a:x.y 'a:no'@nl-NL .  # a:comment\n"
        '[] a:says """again""" . a:three a:p 2.\n'
        "a:four a:p a:one ."
    )
    found = [(o.iri.removeprefix("http://a.example/"), o.line) for o in occurrences(text) if o.subject]
    assert found == [("one", 2), ("two", 5), ("three", 6), ("four", 7)]
    assert ("x.y", 5) in [(o.iri.removeprefix("http://a.example/"), o.line) for o in occurrences(text)]
    assert not [o for o in occurrences(text) if "no" in o.iri]
