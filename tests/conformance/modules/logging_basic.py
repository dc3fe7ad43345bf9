import logging
import sys

logging.warning("to stderr %s", 1)
logging.info("not shown")
logger = logging.getLogger("app")
child = logging.getLogger("app.db")
out = logging.StreamHandler(sys.stdout)
out.setFormatter(logging.Formatter("%(asctime)s %(levelname)-8s %(name)s: %(message)s"))
logger.addHandler(out)
logger.setLevel(logging.DEBUG)
logger.propagate = False
child.debug("hello %s %d", "x", 5)
child.error("bad %(a)s", {"a": 1})
print(child.getEffectiveLevel(), child.parent is logger, logger, logging.getLevelName(20),
      logging.getLevelName("INFO"), logging.getLogger("app.db") is child)
try:
    1 / 0
except ZeroDivisionError:
    child.exception("failed")
out.setFormatter(logging.Formatter("{levelname}:{funcName}:{lineno}:{message}:{user}",
                                   style="{"))


def work():
    child.info("in work", extra={"user": "ann"})


work()
out.setFormatter(logging.Formatter("%(asctime)s %(message)s", datefmt="%H:%M:%S"))
logger.warning("timed")
logger.removeHandler(out)
logger.warning("nobody hears it")
logger.propagate = True
logger.critical("root hears it")
logging.getLogger("quiet").addHandler(logging.NullHandler())
logging.disable(logging.ERROR)
logging.error("disabled")
logging.log(50, "fifty")
