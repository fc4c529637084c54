"""Reasoning by search over one compiled model: what if, the least to change, why not, the path there, the least to
measure, likeness, comparison, the atlas, and the rule set checking itself.

`Engine` holds a model with its clauses; everything else is a function of an engine (or only a model) and
configurations. What is offered to anybody was judged by `coherence.evaluate` first; an optimum says whether it is
proven, and by how much it could be better where time ran out.
"""
