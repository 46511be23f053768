"""Every figure that the project quotes, in one command.

    python -m benchmarks [PATH_TO_LISTS]

Without a path: what needs invented people alone (import, reading). With the folder of the keyed
releases of a list: the search beside its peers, generated against real pairs, and repair too.
Nothing that is printed holds a name.
"""

import subprocess
import sys

INVENTED = ("benchmarks.importing", "benchmarks.intake")
LISTS = ("benchmarks.search", "benchmarks.generator", "benchmarks.repair")


def main() -> int:
    """Run each benchmark in its own process, so that memory is its own."""
    status = 0
    for name in INVENTED:
        status |= _run(name)
    if len(sys.argv) > 1:
        for name in LISTS:
            status |= _run(name, sys.argv[1])
    return status


def _run(name: str, *arguments: str) -> int:
    print(f"\n== {name}", flush=True)
    return subprocess.run([sys.executable, "-m", name, *arguments], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
