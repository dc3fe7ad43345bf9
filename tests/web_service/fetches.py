# Endpoints that ask other services: side by side, one after the other, and blocking.
import asyncio

import aiohttp
import httpx
import requests
from fastapi import FastAPI, HTTPException

app = FastAPI()
SITES = ["https://a.example", "https://b.example"]


@app.get("/aiohttp")
async def by_aiohttp():
    async with aiohttp.ClientSession() as session:
        async def fetch(url):
            async with session.get(url) as response:
                return await response.text()
        return await asyncio.gather(*(fetch(url) for url in SITES))


@app.get("/httpx")
async def by_httpx():
    async with httpx.AsyncClient() as client:
        return [(await client.get(url)).text for url in SITES]


@app.get("/requests")
def by_requests():
    return [requests.get(url).text for url in SITES]


@app.get("/blocking")
async def blocking():
    return requests.get(SITES[0]).status_code


@app.get("/down")
async def down():
    async with httpx.AsyncClient() as client:
        try:
            await client.get("https://down.example")
        except httpx.ConnectError:
            raise HTTPException(502, "no answer from the other service")
