"""BlobStore: bytes kept once under their hash, read-only, and destroyed only on purpose."""

import hashlib
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from athar.domain import CasebookError
from athar.evidence import BlobState, BlobStore

CONTENT = "الاسم,العمر\nسامر نبيل,35\n".encode()


@pytest.fixture
def store(tmp_path: Path) -> BlobStore:
    return BlobStore(tmp_path / "evidence")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_bytes(CONTENT)
    return path


def files(store: BlobStore) -> list[Path]:
    return [p for p in store.folder.rglob("*") if p.is_file()]


def test_a_blob_is_known_by_the_sha256_of_its_bytes(store: BlobStore, source: Path) -> None:
    blob = store.add(source)
    assert blob.sha256 == hashlib.sha256(CONTENT).digest()
    assert blob.size == len(CONTENT)
    assert blob.new
    with store.open(blob.sha256) as kept:
        assert kept.read() == CONTENT


def test_the_same_bytes_are_kept_once_whatever_the_file_is_called(
    store: BlobStore, source: Path, tmp_path: Path
) -> None:
    first = store.add(source)
    again = tmp_path / "another name.csv"
    again.write_bytes(CONTENT)
    second = store.add(again)
    assert (second.sha256, second.new) == (first.sha256, False)
    assert files(store) == [store.path(first.sha256)]


def test_the_file_that_was_added_stays_as_it_is(store: BlobStore, source: Path) -> None:
    before = source.stat()
    store.add(source)
    assert source.read_bytes() == CONTENT
    assert source.stat().st_mode == before.st_mode
    assert source.stat().st_mtime_ns == before.st_mtime_ns


def test_a_blob_is_read_only_and_for_its_owner_alone(store: BlobStore, source: Path) -> None:
    path = store.path(store.add(source).sha256)
    assert stat.S_IMODE(path.stat().st_mode) == 0o400
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(store.folder.stat().st_mode) == 0o700


def test_an_empty_file_is_kept_too(store: BlobStore, tmp_path: Path) -> None:
    empty = tmp_path / "empty.csv"
    empty.touch()
    blob = store.add(empty)
    assert (blob.size, store.check(blob.sha256)) == (0, BlobState.WHOLE)


def test_a_check_tells_whole_changed_and_absent_apart(store: BlobStore, source: Path) -> None:
    blob = store.add(source)
    assert store.check(blob.sha256) is BlobState.WHOLE
    path = store.path(blob.sha256)
    path.chmod(0o600)
    path.write_bytes(CONTENT.replace(b"35", b"36"))
    assert store.check(blob.sha256) is BlobState.CHANGED
    path.unlink()
    assert store.check(blob.sha256) is BlobState.ABSENT


def test_what_was_never_kept_cannot_be_opened(store: BlobStore) -> None:
    assert store.check(bytes(32)) is BlobState.ABSENT
    with pytest.raises(FileNotFoundError):
        store.open(bytes(32))


def test_erasing_destroys_the_bytes_and_can_be_repeated(store: BlobStore, source: Path) -> None:
    blob = store.add(source)
    assert store.erase(blob.sha256)
    assert store.check(blob.sha256) is BlobState.ABSENT
    assert not store.erase(blob.sha256)
    assert files(store) == []


def test_erasing_overwrites_the_bytes_before_the_name_goes(store: BlobStore, source: Path) -> None:
    """A second name of the same inode shows what is left on the disk."""
    blob = store.add(source)
    other_name = store.folder / "witness"
    other_name.hardlink_to(store.path(blob.sha256))
    store.erase(blob.sha256)
    assert other_name.read_bytes() == bytes(len(CONTENT))


def test_erased_bytes_may_be_added_anew(store: BlobStore, source: Path) -> None:
    blob = store.add(source)
    store.erase(blob.sha256)
    assert store.add(source).new
    assert store.check(blob.sha256) is BlobState.WHOLE


def test_the_hashes_of_all_blobs_are_given_in_order(store: BlobStore, tmp_path: Path) -> None:
    assert list(store.hashes()) == []
    added = set()
    for number in range(20):
        path = tmp_path / str(number)
        path.write_text(str(number))
        added.add(store.add(path).sha256)
    assert list(store.hashes()) == sorted(added)


def test_files_of_somebody_else_are_no_blobs(store: BlobStore, source: Path) -> None:
    blob = store.add(source)
    (store.folder / "note.txt").touch()
    (store.path(blob.sha256).parent / "note.txt").touch()
    assert list(store.hashes()) == [blob.sha256]


@pytest.mark.parametrize("missing", ["absent.csv", "."])
def test_a_source_that_cannot_be_read_leaves_nothing(
    store: BlobStore, tmp_path: Path, missing: str
) -> None:
    with pytest.raises(OSError, match="absent|directory"):
        store.add(tmp_path / missing)
    assert not store.folder.exists() or files(store) == []


FULL_DISK = """
import resource, sys
from pathlib import Path
from athar.domain import CasebookError
from athar.evidence import BlobStore
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    BlobStore(Path(sys.argv[1])).add(Path(sys.argv[2]))
except CasebookError as error:
    sys.exit(str(error))
"""


def test_a_full_disk_is_told_in_one_line_and_leaves_nothing_half_written(
    store: BlobStore, tmp_path: Path
) -> None:
    """The limit on the size of files stands in for the disk's end."""
    large = tmp_path / "large.csv"
    large.write_bytes(b"x" * 1_000_000)
    run = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(store.folder), str(large)],
        capture_output=True,
        text=True,
    )
    assert run.returncode == 1
    assert len(run.stderr.splitlines()) == 1
    assert "nothing was kept" in run.stderr
    assert files(store) == []


def test_a_folder_that_cannot_be_written_is_told_in_one_line(tmp_path: Path, source: Path) -> None:
    (tmp_path / "evidence").write_text("a file stands where the folder should be")
    with pytest.raises(CasebookError, match="evidence cannot be kept"):
        BlobStore(tmp_path / "evidence").add(source)


KILLED = """
import os, signal, sys
from pathlib import Path
from athar.evidence import BlobStore

def end(event, arguments):
    if event == "os.chmod" and ".incoming-" in str(arguments[0]):
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(end)
BlobStore(Path(sys.argv[1])).add(Path(sys.argv[2]))
"""


def test_what_a_killed_process_left_is_no_blob_and_is_swept_away(
    store: BlobStore, source: Path
) -> None:
    """Left bytes would be out of reach of every later erasure."""
    run = subprocess.run([sys.executable, "-c", KILLED, str(store.folder), str(source)])
    assert run.returncode == -9
    assert list(store.hashes()) == []
    assert len(files(store)) == 1
    blob = store.add(source)
    assert files(store) == [store.path(blob.sha256)]
