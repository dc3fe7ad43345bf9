"""A log with the names of the threads."""
import logging
import sys
import threading
import time

logging.basicConfig(level=logging.INFO, stream=sys.stdout,
                    format="%(levelname)-7s [%(threadName)s] %(message)s")


def download(name, seconds):
    logging.info("starting %s", name)
    time.sleep(seconds)
    if name == "c":
        logging.warning("%s is slow", name)
    logging.info("finished %s", name)


threads = [threading.Thread(target=download, args=(name, (n + 1) / 10), name=f"loader-{name}")
           for n, name in enumerate("abc")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
logging.getLogger("shop").info("all %d done", len(threads))


def broken():
    try:
        [][1]
    except IndexError:
        logging.exception("broken")


thread = threading.Thread(target=broken, name="unlucky")
thread.start()
thread.join()
