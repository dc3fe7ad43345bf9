import aiohttp
from aiohttp import ClientSession, web
