# logging as programs use it: levels, formats, handlers, exceptions, children.
import io
import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)-8s %(name)s: %(message)s")
log = logging.getLogger("shop")
log.debug("not shown")
log.info("opened with %d items", 3)
log.warning("only %s left of %s", 1, "pear")
log.error("could not %(what)s", {"what": "sell"})
child = logging.getLogger("shop.till")
child.setLevel(logging.DEBUG)
child.debug("shown: the child's level decides, %s", child.getEffectiveLevel())
print(child.parent.name, log.level, logging.getLevelName(30), log.isEnabledFor(logging.DEBUG), log is logging.getLogger("shop"))
try:
    1 / 0
except ZeroDivisionError:
    log.exception("it failed")
buffer = io.StringIO()
handler = logging.StreamHandler(buffer)
handler.setFormatter(logging.Formatter("{asctime} [{levelname}] {funcName}:{lineno} {message}", "%H:%M:%S", style="{"))
handler.setLevel(logging.ERROR)
log.addHandler(handler)
log.propagate = False


def sell():
    log.warning("too low for the handler")
    log.critical("till is empty")


sell()
print(buffer.getvalue(), end="")
log.removeHandler(handler)
log.propagate = True


class OnlyShort(logging.Filter):
    def filter(self, record):
        return len(record.getMessage()) < 10


log.addFilter(OnlyShort())
log.info("short")
log.info("rather long message")
quiet = logging.getLogger("quiet")
quiet.addHandler(logging.NullHandler())
quiet.disabled = True
quiet.error("never")
logging.disable(logging.WARNING)
log.warning("off")
log.error("still")
logging.disable(logging.NOTSET)
adapter = logging.LoggerAdapter(logging.getLogger("api"), {"user": "ann"})
adapter.info("hello")
print(adapter.process("text", {}), logging.getLogger().name, [type(h).__name__ for h in logging.getLogger().handlers])
