import asyncio
import ctypes
