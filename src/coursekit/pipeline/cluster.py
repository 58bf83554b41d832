"""The same jobs on many machines, by dask.distributed: values go out, bytes come back, no file system is shared.

What a worker sends is files in the formats it was asked for, and diagnostics: where files go is decided here.
"""

from __future__ import annotations

import pickle
import threading
from collections import deque
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache

from distributed import Client, Future, KilledWorker, WorkerPlugin, as_completed, get_worker

from coursekit.diagnostic import Report
from coursekit.documents.look import Look
from coursekit.pipeline.bench import is_drawn
from coursekit.pipeline.cache import NoStore, Store
from coursekit.pipeline.fingerprint import fingerprint, tool_fingerprint, versions
from coursekit.pipeline.jobs import Desk, Done, Job, Material, Work
from coursekit.pipeline.pool import give_back, lost
from coursekit.pipeline.stores import FsspecStore
from coursekit.read.library import Library
from coursekit.usage import UsageError
from coursekit.value import Value, replace
from coursekit.write import fonts_here

_RETRIES = 2
_WAIT_SECONDS = 20
# So many jobs a thread are on their way: enough that none waits for work, few enough that none fills its memory.
_AHEAD = 2


class ClusterError(UsageError):
    """A cluster that cannot be reached, or of which no worker may take part."""


class _Needed(Value):
    """What a worker must have in common with this process, so that its bytes are the same. `fonts` is "" where none draw."""

    tool: str
    versions: tuple[tuple[str, str], ...]
    fonts: str


class _Order(Value):
    """What goes to a worker. `work` is pickled apart: it is read by a worker only that has the same program."""

    needed: _Needed
    look: str
    store: Store
    work: bytes


class _Refusal(Value):
    """Why the worker of this address may not take part."""

    worker: str
    difference: str


def run_on_cluster(
    work: Sequence[Work], look: Look, address: str, store: Store
) -> Generator[tuple[Job, Done], None, None]:
    """Do jobs on the workers of a scheduler; each job with what came of it, in the order in which they end.

    `look` is the one of all jobs. A job whose worker is lost goes to another, one that fails three times is given up as
    `edition-lost`. Workers that would make other bytes are left out. Raises ClusterError.
    """
    with _connected(address) as client:
        key = _hand_out(client, look)
        left = deque(work)
        refused: dict[str, str] = {}
        running: dict[object, Work] = {}
        finished = as_completed(loop=client.loop)

        def submit() -> None:
            workers = _workers(client, refused, address)
            while left and len(running) < _AHEAD * sum(workers.values()):
                one = left.popleft()
                # Where none was refused, one that joins later may take part at once.
                among = {"workers": list(workers), "allow_other_workers": True} if refused else {}
                future = client.submit(_do, _order(one, look, key, store), pure=False, retries=_RETRIES, **among)
                running[future.key] = one
                finished.add(future)

        submit()
        for future in finished:
            one = running.pop(future.key)
            answer = _answer(future, one.job, address)
            if isinstance(answer, _Refusal):
                refused[answer.worker] = answer.difference
                left.appendleft(one)
            else:
                yield one.job, answer
            submit()


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    try:
        client = Client(address, timeout=_WAIT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(f"--cluster {address}: no scheduler answers there ({error})") from error
    with client:
        try:
            client.wait_for_workers(1, timeout=_WAIT_SECONDS)
        except TimeoutError as error:
            raise ClusterError(f"--cluster {address}: the scheduler has no workers") from error
        yield client


def _workers(client: Client, refused: Mapping[str, str], address: str) -> Mapping[str, int]:
    """Threads by worker, without those that were refused. Raises ClusterError when no other is left."""
    there: dict[str, int] = client.nthreads()
    left = {worker: threads for worker, threads in there.items() if worker not in refused}
    if there and not left:
        reasons = "; ".join(f"{worker} has {difference}" for worker, difference in sorted(refused.items()))
        raise ClusterError(f"--cluster {address}: no worker would make the same bytes: {reasons}")
    # While all are lost and none is back, one job waits for them.
    return left or {"": 1}


def _answer(future: Future[Done | _Refusal], job: Job, address: str) -> Done | _Refusal:
    if future.cancelled():
        raise ClusterError(f"--cluster {address}: the scheduler is gone")
    error = future.exception()
    if isinstance(error, KilledWorker):
        return lost(job, "every worker that built it ended")
    if error is not None:
        return lost(
            job, f"failed {_RETRIES + 1} times, with a fault of coursekit's own: {type(error).__name__}: {error}"
        )
    answer = future.result()
    if isinstance(answer, _Refusal):
        return answer
    asked = {(product, form) for product, forms in job.wanted.items() for form in forms}
    if not isinstance(answer, Done) or not {(file.product, file.format) for file in answer.files} <= asked:
        return lost(job, "a worker answered what it was not asked")
    return answer


def _order(one: Work, look: Look, key: str, store: Store) -> _Order:
    material = one.material or Desk(NoStore()).read(one.job)
    # A worker needs the lines of the sources, for the place of a character that no font has, and reads nothing itself.
    folders = [replace(folder, convert=None) for folder in material.library.folders]
    sent = Material(material.course, material.plan, Library(Report(), folders=folders))
    draws = any(is_drawn(product, form) for product, forms in one.job.wanted.items() for form in forms)
    needed = _Needed(tool_fingerprint(), versions(), _fonts(look) if draws else "")
    kept = store if isinstance(store, FsspecStore) else NoStore()
    return _Order(needed, key, kept, pickle.dumps((one.job, sent)))


def _fonts(look: Look) -> str:
    return fingerprint(fonts_here(look))


# ---------------------------------------------------------------- the look, once for each worker


class _LookPlugin(WorkerPlugin):
    """Is set up on every worker, and on those that join later or come back."""

    def __init__(self, key: str, data: bytes) -> None:
        self.name = f"coursekit-look-{key}"
        self.key, self.data = key, data

    def setup(self, worker: object) -> None:
        _LOOKS[self.key] = self.data


_LOOKS: dict[str, bytes] = {}


def _hand_out(client: Client, look: Look) -> str:
    """The key that workers know the look by."""
    key = fingerprint(look)
    try:
        client.register_plugin(_LookPlugin(key, pickle.dumps(look)))
    except ImportError as error:
        raise ClusterError(f"a worker lacks what coursekit needs: {error}") from error
    return key


# ---------------------------------------------------------------- on a worker

# Pdfium may be used by one thread of a process only.
_ONE_AT_A_TIME = threading.Lock()


def _do(order: _Order) -> Done | _Refusal:
    with _ONE_AT_A_TIME:
        difference = _difference(order)
        if difference:
            return _Refusal(get_worker().address, difference)
        job, material = pickle.loads(order.work)
        report = Report()
        desk = Desk(order.store, _look(order.look))
        desk.know([Work(job, material)])
        files = tuple(desk.each_file(job, report))
        give_back()
        return Done(files, report.sorted(), unfit=report.has_errors)


def _difference(order: _Order) -> str:
    """What this worker has that the client has not; "" where both make the same bytes."""
    own, needed = dict(versions()), order.needed
    for name, version in needed.versions:
        if own.get(name, "") != version:
            return f"{name} {own.get(name) or 'not installed'}, not {version or 'without it'}"
    if tool_fingerprint() != needed.tool:
        return "other files of coursekit in its version"
    if needed.fonts and _fonts(_look(order.look)) != needed.fonts:
        return "other fonts"
    return ""


@lru_cache(maxsize=2)
def _look(key: str) -> Look:
    look = pickle.loads(_LOOKS[key])
    assert isinstance(look, Look)
    return look
