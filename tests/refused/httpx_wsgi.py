import httpx

client = httpx.AsyncClient(transport=httpx.WSGITransport(app=None))
