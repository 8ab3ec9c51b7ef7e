"""How fast facts are read, in how much memory, and whether a longer text takes no more for each character."""

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from articles.extraction import extracting

SAMPLES = Path(__file__).parents[1] / "samples"
LENGTH = 2_000  # characters of a text of the usual length
ROUNDS = 10
LOADING = """
import time
start = time.perf_counter()
from articles.extraction import extract
extract("General Aron Velt met Minister Mira Solano in Lisbon on Monday.")
print(time.perf_counter() - start)
"""
STEPS = [
    "read_document", "find_countries", "find_published", "find_dates", "find_places", "find_people",
    "find_engagements", "find_agreements", "link_signings", "find_topics", "find_sides",
]  # fmt: skip
SIZES = [1_000, 10_000, 100_000, 1_000_000]
# What a text of any length is made of.
STUFF = {
    "one letter": "a",
    "one capital": "A",
    "opening brackets": "(",
    "digits": "1",
    "spaces": " ",
    "short lines": "The visit\n",
    "capitals": "Abcd ",
    '"and "': "and ",
    '"Gen. "': "Gen. ",
    '"1. "': "1. ",
    "from right to left": "שלום عليكم ",
    "emoji": "🎖 ",
    "dates": "May 3, 2023 ",
    "one person": "General Aron Velt arrived in Lisbon. ",
    "signings": "They signed an agreement with Laos. ",
}


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=5_000, help="how many texts the memory is watched over")
    parser.add_argument("--longest", type=int, default=SIZES[-1], help="characters of the longest text")
    options = parser.parse_args()
    texts = samples()
    print_loading()
    print_speed(texts)
    print_steps(texts)
    print_memory(texts, options.texts)
    print_growth("\n\n".join(texts), [size for size in SIZES if size <= options.longest])


def samples() -> list[str]:
    """Return the texts of the samples that are open for development."""
    paths = [path for path in sorted(SAMPLES.glob("*/text/*.txt")) if int(path.stem) <= 18]
    return [path.read_text(encoding="utf-8") for path in paths]


def print_loading() -> None:
    """Print how long a new process takes until it has read its first sentence."""
    done = subprocess.run([sys.executable, "-c", LOADING], capture_output=True, text=True, check=True)
    print(f"Loading: {float(done.stdout):.2f} s")


def print_speed(texts: list[str]) -> None:
    """Print how many texts of the usual length one core reads a second, in the best of some rounds."""
    best = min(seconds(lambda: [extracting.extract(text) for text in texts]) for _ in range(ROUNDS))
    rate = sum(map(len, texts)) / LENGTH / best
    print(f"Speed: {rate:.0f} texts of {LENGTH:,} characters a second on one core")


def print_steps(texts: list[str]) -> None:
    """Print how long each step takes for a text of the usual length."""
    spent = dict.fromkeys(STEPS, 0.0)
    original = {name: getattr(extracting, name) for name in STEPS}
    for name, step in original.items():
        setattr(extracting, name, timed(name, step, spent))
    for _ in range(ROUNDS):
        for text in texts:
            extracting.extract(text)
    for name, step in original.items():
        setattr(extracting, name, step)
    usual = sum(map(len, texts)) / LENGTH * ROUNDS
    print("\nStep                 ms")
    for name, total in sorted(spent.items(), key=lambda pair: -pair[1]):
        print(f"{name:18}{total / usual * 1000:5.2f}")


def timed(name: str, step: Callable[..., Any], spent: dict[str, float]) -> Callable[..., Any]:
    """Return the step with a watch on it."""

    def watched(*args: Any, **options: Any) -> Any:
        start = time.process_time()
        result = step(*args, **options)
        spent[name] += time.process_time() - start
        return result

    return watched


def print_memory(texts: list[str], count: int) -> None:
    """Print the most memory that was in use, early on and after many texts with new words in each."""
    print(f"\n{'Texts':>7}  MB")
    for number in range(count + 1):
        if number in (100, count // 10, count // 2, count):
            print(f"{number:7,}  {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}", flush=True)
        text = texts[number % len(texts)]
        extracting.extract(text.replace(" and ", f" and General Bo Li{number:x} of Ab{number:x}cd and ", 3))


def print_growth(prose: str, sizes: list[int]) -> None:
    """Print how long a kilobyte takes in texts of growing length: a row that stays even grows in line."""
    print("\nms a kB in a text of" + "".join(f"{size // 1000:>8,} kB" for size in sizes))
    for name, stuff in {"prose": prose, **STUFF}.items():
        text = stuff * (sizes[-1] // len(stuff) + 1)
        spent = [seconds(lambda: extracting.extract(text[:size])) for size in sizes]  # noqa: B023
        row = [f"{taken * 1_000_000 / size:11.2f}" for taken, size in zip(spent, sizes, strict=True)]
        print(f"{name:20}" + "".join(row), flush=True)


def seconds(work: Callable[[], object]) -> float:
    """Return the time that a core is busy with the work."""
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
