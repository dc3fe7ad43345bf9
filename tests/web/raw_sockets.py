# HTTP by hand, over sockets that block.
import socket
import threading
import time


def fetch(host, timeout=None):
    begin = time.monotonic()
    try:
        with socket.create_connection((host, 80), timeout) as sock:
            sock.sendall(f"GET / HTTP/1.0\r\nHost: {host}\r\n\r\n".encode())
            data = b""
            while piece := sock.recv(64):
                data += piece
        print(host, data.partition(b"\r\n")[0], data[-4:], round(time.monotonic() - begin, 2))
    except OSError as error:
        print(host, type(error).__name__, error, round(time.monotonic() - begin, 2))


for host in ("a.dev", "nowhere.invalid", "closed.dev", "silent.dev", "cut.dev"):
    fetch(host)
fetch("silent.dev", 2)
fetch("a.dev", 0.1)
threads = [threading.Thread(target=fetch, args=(host,)) for host in ("a.dev", "b.dev")]
begin = time.monotonic()
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(round(time.monotonic() - begin, 2))
sock = socket.socket()
sock.connect((socket.gethostbyname("a.dev"), 80))
sock.send(b"GET /x HTTP/1.1\r\nHost: a.dev\r\n\r\n")
print(sock.recv(15), sock.getpeername()[1], socket.getaddrinfo("a.dev", 443)[0][4][1])
