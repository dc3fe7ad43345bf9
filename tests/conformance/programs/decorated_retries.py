import asyncio, functools, time, logging, sys
logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)-8s %(name)s: %(message)s", datefmt="%H:%M:%S", stream=sys.stdout)
log = logging.getLogger("app")
def timed(fn):
    if asyncio.iscoroutinefunction(fn):
        @functools.wraps(fn)
        async def wrapper(*a, **k):
            t0 = time.perf_counter()
            try:
                return await fn(*a, **k)
            finally:
                log.info("%s%r took %.3fs", fn.__name__, a, time.perf_counter() - t0)
    else:
        @functools.wraps(fn)
        def wrapper(*a, **k):
            t0 = time.perf_counter()
            r = fn(*a, **k)
            log.info("%s took %.3fs", fn.__qualname__, time.perf_counter() - t0)
            return r
    return wrapper
def retry(times=3, exceptions=(Exception,), base=0.1, factor=2, jitter=None):
    def deco(fn):
        @functools.wraps(fn)
        async def inner(*args, **kw):
            delay = base
            for attempt in range(1, times + 1):
                try:
                    return await fn(*args, **kw)
                except exceptions as e:
                    log.warning("attempt %d/%d failed: %s: %s", attempt, times, type(e).__name__, e)
                    if attempt == times:
                        log.exception("giving up")
                        raise
                    await asyncio.sleep(delay + (jitter() if jitter else 0))
                    delay *= factor
        return inner
    return deco
calls = 0
@timed
@retry(times=4, exceptions=(ValueError, KeyError))
async def flaky(x):
    "flaky doc"
    global calls
    calls += 1
    if calls < 3: raise ValueError(f"bad {calls}")
    return x * 2
@timed
@retry(times=2)
async def always():
    raise RuntimeError("nope")
@timed
def busy(n): time.sleep(n); return n
async def main():
    print(await flaky(21), flaky.__name__, flaky.__doc__, flaky.__wrapped__.__name__)
    busy(1.5)
    try:
        await always()
    except RuntimeError as e:
        log.error("caught %r", e, extra={"a": 1})
    log.debug("hidden"); log.critical("bye %(x)s", {"x": 3})
    logging.getLogger("app.sub").info("child")
    log.setLevel(logging.DEBUG); log.debug("visible")
    logging.info("root %s", [1, 2])
asyncio.run(main())
