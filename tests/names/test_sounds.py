"""The batched alignment against a plain one."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from athar.names.sounds import costs, encode_keys, graphemes, sounds

ARABIC = st.text("ابتحدرسعقلمنهوي", min_size=1, max_size=7)
LATIN = st.text("abdehiklmnorsu", min_size=1, max_size=9)


def plain(left: str, right: str) -> float:
    """The same cost, by the recurrence as it is written in textbooks."""
    table = sounds()
    a = [table.codes.get(g, len(table.codes)) for g in graphemes(left)]
    b = [table.codes.get(g, len(table.codes)) for g in graphemes(right)]
    to = 0 if right.isascii() else 1
    of = 0 if left.isascii() else 1
    best = np.zeros((len(a) + 1, len(b) + 1))
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            options = []
            if i:
                options.append(best[i - 1, j] + table.gap[a[i - 1], to])
            if j:
                options.append(best[i, j - 1] + table.extra[b[j - 1], of])
            if i and j:
                options.append(best[i - 1, j - 1] + table.change[a[i - 1], b[j - 1]])
            if i > 1 and j and table.pair[b[j - 1], 0]:
                first, second = table.pair[b[j - 1]]
                both = table.change[a[i - 2], first] + table.change[a[i - 1], second]
                options.append(best[i - 2, j - 1] + both)
            best[i, j] = min(options, default=0.0)
    return float(best[-1, -1])


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.tuples(ARABIC, ARABIC | LATIN) | st.tuples(LATIN, LATIN), min_size=1, max_size=6)
)
def test_the_batch_agrees_with_the_plain_recurrence(pairs: list[tuple[str, str]]) -> None:
    left, left_length, _ = encode_keys([a for a, _ in pairs])
    right, right_length, arabic = encode_keys([b for _, b in pairs])
    found = costs(left, left_length, right, right_length, arabic)
    assert np.allclose(found, [plain(a, b) for a, b in pairs], atol=1e-3)


def test_a_word_costs_nothing_against_itself() -> None:
    codes, lengths, arabic = encode_keys(["عبد_رحمن", "abd_rahman"])
    assert costs(codes, lengths, codes, lengths, arabic).tolist() == [0, 0]


def test_a_latin_digraph_may_be_two_letters() -> None:
    left, left_length, _ = encode_keys(["فتحي", "ادهم"])
    right, right_length, arabic = encode_keys(["fathi", "adham"])
    assert (costs(left, left_length, right, right_length, arabic) < 10).all()
