"""Search: every figure of the search beside its peers, ``python -m benchmarks.search LISTS``.

`people` (above) makes rows and enquiries; `engine` asks Athar, the modules of `benchmarks.peers`
ask the others; each of `recall`, `kunya`, `honesty`, `speed` and `pairs` measures some rows of the
table, which `table` prints beside what is asked of them. Nothing that is printed holds a name.
"""
