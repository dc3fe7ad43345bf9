"""logging.handlers and logging.config, with files in memory."""
import logging
import logging.config
import logging.handlers
import os
import queue
import sys
import tempfile
import warnings

top = tempfile.mkdtemp()
log = logging.getLogger("app")
log.setLevel(logging.DEBUG)
path = os.path.join(top, "app.log")
handler = logging.handlers.RotatingFileHandler(path, maxBytes=60, backupCount=2)
handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
log.addHandler(handler)
for i in range(8):
    log.info("message number %d", i)
handler.close()
log.removeHandler(handler)
for name in sorted(os.listdir(top)):
    print(name, open(os.path.join(top, name)).read().splitlines())

memory = logging.handlers.MemoryHandler(3, target=logging.StreamHandler(sys.stdout))
log.addHandler(memory)
log.debug("a"), log.debug("b")
print("nothing yet", len(memory.buffer))
log.error("c")
print("flushed", len(memory.buffer))
log.debug("d")
memory.close()
log.removeHandler(memory)

q = queue.Queue()
log.addHandler(logging.handlers.QueueHandler(q))
out = logging.StreamHandler(sys.stdout)
out.setFormatter(logging.Formatter("%(name)s: %(message)s"))
listener = logging.handlers.QueueListener(q, out)
listener.start()
log.warning("through %s", "a queue")
log.error("twice")
listener.stop()
print(q.empty())
log.handlers.clear()

plain = logging.FileHandler(os.path.join(top, "x.log"), "w", delay=True)
print(os.path.exists(plain.baseFilename), repr(plain).replace(top, "TOP"))
log.addHandler(plain)
log.info("delayed")
plain.close()
print(open(plain.baseFilename).read())
log.handlers.clear()


class Only(logging.Filter):
    def __init__(self, word):
        super().__init__()
        self.word = word

    def filter(self, record):
        return self.word in record.getMessage()


logging.getLogger("old")
logging.config.dictConfig({
    "version": 1,
    "formatters": {"short": {"format": "%(levelname)-8s|%(name)s|%(message)s"},
                   "brace": {"format": "{levelname}: {message}", "style": "{"}},
    "filters": {"only": {"()": Only, "word": "yes"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout",
                    "formatter": "short", "level": "INFO"},
        "picky": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout",
                  "formatter": "brace", "filters": ["only"]},
        "file": {"class": "logging.FileHandler", "filename": os.path.join(top, "d.log")}},
    "loggers": {"app": {"handlers": ["picky", "file"], "level": "DEBUG", "propagate": False},
                "app.part": {"level": "WARNING"}},
    "root": {"handlers": ["console"], "level": "INFO"},
})
log.debug("yes, this one")
log.debug("not that one")
logging.getLogger("app.part").info("yes, but too low")
logging.getLogger("app.part").error("yes, an error")
logging.info("to the root")
logging.debug("too low")
logging.getLogger("old").error("disabled")
print(open(os.path.join(top, "d.log")).read().splitlines(), logging.getLogger("old").disabled)
for config in ({}, {"version": 2}, {"version": 1, "root": {"handlers": ["none"]}},
               {"version": 1, "handlers": {"h": {"class": "logging.Nothing"}}},
               {"version": 1, "handlers": {"h": {"class": "logging.StreamHandler", "formatter": "f"}}},
               {"version": 1, "loggers": {"x": {"level": "LOUD"}}}):
    try:
        logging.config.dictConfig(config)
    except Exception as e:
        print(type(e).__name__, e, "<-", repr(e.__cause__))
logging.basicConfig(stream=sys.stdout, force=True, format="%(name)s %(levelname)s %(message)s")
logging.captureWarnings(True)
warnings.warn_explicit("captured", UserWarning, "file.py", 3)
logging.captureWarnings(False)
f = logging.BufferingFormatter(logging.Formatter("<%(message)s>"))
print(f.format([logging.makeLogRecord({"msg": "one"}), logging.makeLogRecord({"msg": "two"})]))
