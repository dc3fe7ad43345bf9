"""Blocking calls in threads, as Starlette has it."""
from starlette.concurrency import iterate_in_threadpool, run_in_threadpool
