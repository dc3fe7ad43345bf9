"""Publish and subscribe: a queue for each subscriber, topics; the slow hold nobody up."""
import queue
import threading
import time


class Broker:
    def __init__(self):
        self.lock = threading.Lock()
        self.topics = {}

    def subscribe(self, topic):
        inbox = queue.Queue()
        with self.lock:
            self.topics.setdefault(topic, []).append(inbox)
        return inbox

    def publish(self, topic, message):
        with self.lock:
            inboxes = list(self.topics.get(topic, ()))
        for inbox in inboxes:
            inbox.put(message)
        return len(inboxes)


def listen(name, inbox, pause):
    for message in iter(inbox.get, None):
        time.sleep(pause)
        print(f"{name}: {message}")
    print(f"{name} left")


broker = Broker()
threads = [threading.Thread(target=listen, args=("fast", broker.subscribe("news"), 0.02)),
           threading.Thread(target=listen, args=("slow", broker.subscribe("news"), 0.31)),
           threading.Thread(target=listen, args=("sport", broker.subscribe("sport"), 0.02))]
for thread in threads:
    thread.start()
for topic, message in (("news", "rain"), ("sport", "2:1"), ("news", "sun"), ("art", "?")):
    print(topic, "->", broker.publish(topic, message))
    time.sleep(0.1)
for topic in "news", "sport":
    broker.publish(topic, None)
    time.sleep(0.05)
for thread in threads:
    thread.join()
