#!/usr/bin/env python3
"""Programs of tests/web by the real libraries: says where ours differs.

    unshare -n /usr/bin/python3 tests/tools/web_referee.py BINARY LIBRARIES PROGRAM.py...

LIBRARIES is the folder that has aiohttp, httpx, requests and what they need (tests/web/README.md).  A program runs by the
binary, and by this Python against servers on the loopback interface of an own network namespace (hence unshare -n, as root):
one address for each host, certificates made for the run, answers by our own _web.py.
"""
import difflib
import json
import os
import re
import socket
import ssl
import struct
import subprocess
import sys
import tempfile
import threading
import time
import types

SOURCES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../src/stdlib/py")
RULE = re.compile(r"(.*?)=(?=(?:\d+|\d*\.\d+)(?:ms|s)?(?:,|$)|fail:|json:|text:|file:)(.*)$", re.S)
NUMBER = re.compile(r"\d+\.\d+")


# --- the client's half: `web_referee.py --client PROGRAM` ---


def run_client(program):
    """The program by the real libraries, its clocks at 0 and its names looked up in a table."""
    table = json.loads(os.environ["REFEREE_TABLE"])
    begin = 0.0, 0.0
    monotonic, perf_counter = time.monotonic, time.perf_counter
    time.monotonic = lambda: monotonic() - begin[0]
    time.perf_counter = lambda: perf_counter() - begin[1]
    look_up = socket.getaddrinfo

    def getaddrinfo(host, port, *args, **kwargs):
        name = host.decode() if isinstance(host, bytes) else host
        if name is None or parse_ipv4(name):
            return look_up(host, port, *args, **kwargs)
        address = table.get(name.lower(), "127.0.0.1" if name == "localhost" else None)
        if address is None:
            raise socket.gaierror(-2, "Name or service not known")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, int(port or 0)))]

    socket.getaddrinfo = getaddrinfo
    for name in os.environ["REFEREE_LOAD"].split():
        __import__(name)                  # importing is not to count as the program's time
    main = types.ModuleType("__main__")
    main.__file__ = program
    sys.modules["__main__"] = main
    sys.argv, sys.path[0] = [program], os.path.dirname(program)
    with open(program) as file:
        code = compile(file.read(), program, "exec")
    begin = monotonic(), perf_counter()
    exec(code, main.__dict__)


# --- the web ---


def parse_ipv4(host):
    try:
        socket.inet_pton(socket.AF_INET, host)
    except OSError:
        return None
    return host


def rules_of(words):
    """What --url says, as _web_rules has it."""
    for option, text in zip(words, words[1:]):
        if option != "--url":
            continue
        url, rest = RULE.match(text).groups()
        url = re.sub("^https?://", "", url).removeprefix("www.").rstrip("/")
        seconds = status = failure = kind = body = None
        while rest:
            if found := re.match("(json|text|file):(.*)$", rest, re.S):
                kind, body = found.groups()
                break
            part, _, rest = rest.partition(",")
            if part.startswith("fail:"):
                failure = part[5:]
            elif re.fullmatch(r"[1-5]\d\d", part):
                status = int(part)
            else:
                seconds = float(part[:-2]) / 1000 if part.endswith("ms") else float(part.rstrip("s"))
        yield url, seconds, status, failure, kind, body


def load_web(rules):
    """Our module _web, with what it needs of the simulator."""
    def content(name):
        with open(name, "rb") as file:
            return file.read()

    for name, members in (("_web_rules", {"rules": lambda: rules}),
                          ("_network", {"parse_ipv4": parse_ipv4}), ("_posix", {"load": content})):
        sys.modules[name] = types.SimpleNamespace(**members)
    for name in ("_web_hosts", "_web"):
        module = sys.modules[name] = types.ModuleType(name)
        with open(f"{SOURCES}/{name}.py") as file:
            source = re.sub("^from _asyncio import.*$", "", file.read(), flags=re.M)
        exec(compile(source, name, "exec"), module.__dict__)
    return sys.modules["_web"]


class Web:
    def __init__(self, web, hosts, folder):
        self.web, self.folder, self.lock = web, folder, threading.Lock()
        self.kinds = {host: web.connect_failure(web.Request("GET", f"https://{host}/"))
                      for host in hosts}
        self.addresses = {}
        for host in sorted(hosts):
            address = web.address_of(host)
            while address in self.addresses.values():
                address = f"203.0.113.{int(address.rpartition('.')[2]) % 254 + 1}"
            self.addresses[host] = address
        self.contexts = {name: self.certificate(name) for name in ("trusted", "strange")}
        self.contexts["trusted"].sni_callback = self.choose
        self.kept = []
        for host, address in self.addresses.items():
            for port in (80, 443):
                if self.kinds[host] == "timeout":
                    self.be_silent(address, port)
                elif self.kinds[host] not in ("refused", "dns") and address.startswith("203."):
                    self.listen(address, port)

    def certificate(self, name):
        """Its own authority, and one certificate for all hosts."""
        base = f"{self.folder}/{name}"
        names = ",".join(f"DNS:{host}" for host in self.addresses)
        with open(f"{base}.ext", "w") as file:
            file.write(f"subjectAltName={names}\n")
        for command in (
                f"openssl req -x509 -newkey rsa:2048 -nodes -days 9 -subj /CN={name} -keyout {base}.key "
                f"-out {base}.ca",
                f"openssl req -newkey rsa:2048 -nodes -subj /CN=web -keyout {base}.web -out {base}.csr",
                f"openssl x509 -req -in {base}.csr -CA {base}.ca -CAkey {base}.key -days 9 "
                f"-extfile {base}.ext -out {base}.pem -set_serial {time.time_ns()}"):
            subprocess.run(command.split(), check=True, capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(f"{base}.pem", f"{base}.web")
        return context

    def choose(self, sock, name, context):
        if self.kinds.get(name) == "ssl":
            sock.context = self.contexts["strange"]

    def be_silent(self, address, port):
        """A place whose queue is full: connecting never ends."""
        listener = socket.socket()
        listener.bind((address, port))
        listener.listen(0)
        self.kept.append(listener)
        for _ in range(3):
            client = socket.socket()
            client.setblocking(False)
            client.connect_ex((address, port))
            self.kept.append(client)

    def listen(self, address, port):
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((address, port))
        listener.listen(128)

        def accept():
            while True:
                client = listener.accept()[0]
                threading.Thread(target=self.serve, args=(client, port == 443), daemon=True).start()
        threading.Thread(target=accept, daemon=True).start()

    def serve(self, client, is_tls):
        try:
            if is_tls:
                client = self.contexts["trusted"].wrap_socket(client, server_side=True)
            with client.makefile("rb") as file:
                while line := file.readline():
                    self.exchange(client, file, line, "https" if is_tls else "http")
        except (OSError, ValueError):
            pass

    def exchange(self, client, file, line, scheme):
        method, target, _ = line.decode("latin-1").split()
        headers = []
        while (line := file.readline().decode("latin-1").rstrip("\r\n")):
            key, _, value = line.partition(":")
            headers.append((key, value.strip()))
        small = {key.lower(): value for key, value in headers}
        body = b""
        if "chunked" in small.get("transfer-encoding", ""):
            while size := int(file.readline(), 16):
                body += file.read(size)
                file.readline()
            file.readline()
        else:
            body = file.read(int(small.get("content-length", 0)))
        request = self.web.Request(method, f"{scheme}://{small['host']}{target}", headers, body)
        with self.lock:
            answer = self.web.answer(request)
        time.sleep(answer.seconds)
        if answer.failure == "reset":
            reset = socket.socket(fileno=client.detach())
            reset.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            reset.close()
            raise ConnectionError
        head = "".join(f"{key}: {value}\r\n" for key, value in answer.headers)
        client.sendall(f"HTTP/1.1 {answer.status} {answer.reason}\r\n{head}\r\n".encode("latin-1")
                       + (b"" if method == "HEAD" else answer.body))
        if small.get("connection", "").lower() == "close":
            client.close()
            raise ConnectionError


# --- the comparison ---


def plain(text, is_errors):
    if is_errors:                         # not the frames of tracebacks
        text = "\n".join(line for line in text.splitlines()
                         if line and not line.startswith((" ", "Traceback", "During", "The above")))
    for pattern, shown in (("0x[0-9a-f]{6,}", "0x…"), (r"_ssl\.c:\d+", "_ssl.c"),
                           (r"(aiohttp|httpx|requests)/[\d.]+\d", r"\1"),
                           (r"(\d:\d\d:\d\d)\.\d+", r"\1"), (r"203\.0\.113\.\d+", "ADDRESS"),
                           (r"'[Dd]ate': '[^']*'", "date")):
        text = re.sub(pattern, shown, text)
    return text.splitlines()


def are_alike(ours, real):
    """Times may differ a little."""
    mine, theirs = NUMBER.findall(ours), NUMBER.findall(real)
    return NUMBER.sub("#", ours) == NUMBER.sub("#", real) and len(mine) == len(theirs) and all(
        abs(float(a) - float(b)) <= 0.065 + 0.03 * float(a) for a, b in zip(mine, theirs))


def differences(ours, real, is_errors):
    ours, real = plain(ours, is_errors), plain(real, is_errors)
    for tag, i, j, k, l in difflib.SequenceMatcher(None, ours, real, False).get_opcodes():
        if tag == "equal" or (j - i == l - k and all(map(are_alike, ours[i:j], real[k:l]))):
            continue
        yield from (f"  ours: {line}" for line in ours[i:j])
        yield from (f"  real: {line}" for line in real[k:l])


def judge(binary, libraries, program, folder):
    os.chdir(os.path.dirname(program))
    options = program.removesuffix(".py") + ".options"
    words = open(options).read().splitlines() if os.path.exists(options) else []
    with open(program) as file:
        text = file.read()
    rules = list(rules_of(words))
    web = load_web(rules)
    hosts = set(re.findall(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b", text))
    hosts |= {rule[0].split("/")[0].split(":")[0].split("?")[0] for rule in rules}
    hosts |= set(sys.modules["_web_hosts"]._HOSTS)
    hosts |= {f"www.{host}" for host in hosts}
    there = Web(web, hosts, folder)
    loads = [name for name in ("aiohttp", "httpx", "requests", "aiofiles", "urllib.request")
             if re.search(rf"^\s*(import|from)\s+(.*,\s*)?{name}\b", text, re.M)]
    table = {host: None if there.kinds[host] == "dns" else address
             for host, address in there.addresses.items()}
    env = {**os.environ, "PYTHONPATH": libraries, "PYTHONDONTWRITEBYTECODE": "1",
           "SSL_CERT_FILE": f"{folder}/trusted.ca", "REQUESTS_CA_BUNDLE": f"{folder}/trusted.ca",
           "REFEREE_TABLE": json.dumps(table), "REFEREE_LOAD": " ".join(loads)}
    ours = subprocess.run([binary, "run", *words, program], capture_output=True, text=True,
                          timeout=60)
    real = subprocess.run([sys.executable, os.path.abspath(__file__), "--client", program],
                          capture_output=True, text=True, timeout=60, env=env)
    return [*differences(ours.stdout, real.stdout, False),
            *differences(ours.stderr, real.stderr, True)]


def main():
    if sys.argv[1] == "--client":
        run_client(sys.argv[2])
        return
    binary, libraries, *programs = map(os.path.abspath, sys.argv[1:])
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    subprocess.run(["ip", "addr", "add", "203.0.113.0/24", "dev", "lo"])
    for program in programs:
        if os.fork():                     # a process each: its servers end with it
            os.wait()
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                lines = judge(binary, libraries, program, folder)
            except subprocess.TimeoutExpired:
                lines = ["  takes too long"]
        print("DIFFERENT" if lines else "same", os.path.basename(program), *lines, sep="\n"
              if lines else " ", flush=True)
        os._exit(0)


if __name__ == "__main__":
    main()
