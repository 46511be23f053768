"""The room's face is what it says and no more."""

import athar.tracing


def test_the_face_is_sorted_and_whole() -> None:
    face = athar.tracing.__all__
    assert face == sorted(face, key=lambda n: (not n.isupper(), not n[0].isupper(), n))
    assert all(hasattr(athar.tracing, name) for name in face)
    assert face == [
        "LEARNT_FROM",
        "STRONGEST_TIE",
        "PairWithin",
        "TraceSet",
        "learn_model",
        "prior_of",
        "trace",
        "trace_together",
        "weigh_within",
    ]
