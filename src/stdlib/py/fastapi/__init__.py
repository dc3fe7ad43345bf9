"""FastAPI: web services whose endpoints are functions with annotations."""
from starlette import status
from fastapi.applications import FastAPI
from fastapi.background import BackgroundTasks
from fastapi.exceptions import HTTPException, WebSocketException
from fastapi.datastructures import UploadFile
from fastapi.params import Body, Cookie, Depends, File, Form, Header, Path, Query, Security
from fastapi.requests import Request
from fastapi.responses import Response
from fastapi.routing import APIRouter
from fastapi.websockets import WebSocket, WebSocketDisconnect

__version__ = "0.122.0"
