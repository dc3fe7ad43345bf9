"""What the pools share, under the name of its own module."""
from concurrent.futures import ALL_COMPLETED, BrokenExecutor, CancelledError, Executor, \
    FIRST_COMPLETED, FIRST_EXCEPTION, Future, InvalidStateError, TimeoutError, as_completed, wait
