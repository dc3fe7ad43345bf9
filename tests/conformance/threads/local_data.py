"""threading.local: each thread sees its own; a subclass sets each thread's up."""
import threading
import time

request = threading.local()
request.user = "main"


class Connection(threading.local):
    made = 0
    server = "db1"

    def __init__(self, user):
        Connection.made += 1
        self.user = user
        self.queries = []


connection = Connection("ann")


def current_user():
    return getattr(request, "user", "nobody")


def handle(user, pause):
    print("before:", current_user())
    request.user = user
    time.sleep(pause)
    connection.queries.append(user)
    print("after:", current_user(), connection.user, connection.queries, sorted(vars(request)))


threads = [threading.Thread(target=handle, args=("u1", 0.2)),
           threading.Thread(target=handle, args=("u2", 0.1))]
for thread in threads:
    thread.start()
    time.sleep(0.02)
for thread in threads:
    thread.join()
print(current_user(), connection.queries, Connection.made, connection.server)
del request.user
for look in (lambda: request.user, lambda: connection.age):
    try:
        look()
    except AttributeError as error:
        print(error)
try:
    threading.local(1)
except TypeError as error:
    print(error)
