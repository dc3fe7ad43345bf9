"""A pipeline: read, parse, store, each in a thread of its own, joined by queues."""
import queue
import threading
import time

lines = queue.Queue(maxsize=2)
records = queue.Queue(maxsize=2)
END = None


def read():
    for text in ("ann,30", "bob,x", "cy,41", "di,25"):
        lines.put(text)
        time.sleep(0.05)
    lines.put(END)


def parse():
    while (text := lines.get()) is not END:
        name, age = text.split(",")
        try:
            records.put({"name": name, "age": int(age)})
        except ValueError as error:
            print("skipped:", error)
        time.sleep(0.02)
    records.put(END)


def store(table):
    for record in iter(records.get, END):
        table.append(record)
        print("stored", record)


table = []
stages = [threading.Thread(target=read), threading.Thread(target=parse),
          threading.Thread(target=store, args=(table,))]
for stage in stages:
    stage.start()
for stage in stages:
    stage.join()
print(sum(r["age"] for r in table))
