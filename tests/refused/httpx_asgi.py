import httpx

client = httpx.AsyncClient(transport=httpx.ASGITransport(app=None))
