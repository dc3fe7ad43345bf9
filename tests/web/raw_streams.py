# HTTP by hand, over a stream.
import asyncio


async def get(host, port=80, ssl=None):
    loop = asyncio.get_running_loop()
    try:
        reader, writer = await asyncio.open_connection(host, port, ssl=ssl)
    except OSError as error:
        print(host, type(error).__name__, error, round(loop.time(), 2))
        return
    writer.write(f"GET /page HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
    first = await reader.readline()
    headers = {}
    while line := (await reader.readline()).decode().strip():
        name, _, value = line.partition(": ")
        headers[name] = value
    body = await reader.read()
    print(host, first, headers["Content-Type"], int(headers["Content-Length"]) == len(body),
          writer.get_extra_info("peername")[1], round(loop.time(), 2))
    writer.close()
    await writer.wait_closed()


async def kept():
    reader, writer = await asyncio.open_connection("a.dev", 80)
    for number in range(2):
        writer.write(b"POST / HTTP/1.1\r\nHost: a.dev\r\nContent-Length: 3\r\n\r\nabc")
        head = await reader.readuntil(b"\r\n\r\n")
        print(number, head.splitlines()[0], await reader.readexactly(4))
    writer.close()


async def main():
    await asyncio.gather(get("a.dev"), get("b.dev", 443, True), get("nowhere.invalid"),
                         get("closed.dev"), get("localhost", 99), get("silent.dev"))
    await kept()


asyncio.run(main())
