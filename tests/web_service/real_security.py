# Compared with the real FastAPI 0.92 (../web/README.md says how).
import threading, asyncio, time
from contextlib import asynccontextmanager
from typing import Optional
from fastapi import FastAPI, Depends, HTTPException, Request, Response, Security, Header, Form, Body, Query, BackgroundTasks
from fastapi.security import HTTPBasic, HTTPBasicCredentials, OAuth2PasswordBearer, OAuth2PasswordRequestForm, APIKeyHeader
from fastapi.responses import JSONResponse, PlainTextResponse, StreamingResponse
from fastapi.exceptions import RequestValidationError
from fastapi.middleware.cors import CORSMiddleware
from fastapi.encoders import jsonable_encoder
from starlette.exceptions import HTTPException as SHTTP
from starlette.middleware.base import BaseHTTPMiddleware
from fastapi.testclient import TestClient
from pydantic import BaseModel

def say(*a):
    print('   ', *a)

@asynccontextmanager
async def lifespan(app):
    say('up')
    app.state.n = 1
    yield
    say('down')
app = FastAPI(lifespan=lifespan)

class Timing(BaseHTTPMiddleware):

    def __init__(self, app, name='t'):
        super().__init__(app)
        self.name = name

    async def dispatch(self, request, call_next):
        r = await call_next(request)
        r.headers['X-Name'] = self.name
        return r

class Pure:

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope['type'] != 'http':
            return await self.app(scope, receive, send)

        async def s(m):
            if m['type'] == 'http.response.start':
                m['headers'].append((b'x-pure', b'1'))
            await send(m)
        await self.app(scope, receive, s)
app.add_middleware(Timing, name='z')
app.add_middleware(Pure)
app.add_middleware(CORSMiddleware, allow_origins=['http://a.dev'], allow_methods=['*'], allow_headers=['*'], allow_credentials=True)

@app.exception_handler(SHTTP)
async def http_exc(request, exc):
    return PlainTextResponse(f'custom {exc.detail}', status_code=exc.status_code)

@app.exception_handler(RequestValidationError)
async def val(request, exc):
    return JSONResponse({'n': len(exc.errors()), 'body': exc.body}, status_code=400)

@app.exception_handler(ValueError)
def valerr(request, exc):
    return JSONResponse({'value': str(exc)}, status_code=409)

@app.get('/state')
def state(request: Request):
    return request.app.state.n

@app.get('/value')
async def value():
    raise ValueError('bad')

@app.get('/thread')
def thread():
    return threading.current_thread() is threading.main_thread()

class Item(BaseModel):
    a: int

@app.post('/v')
def v(i: Item):
    return i
basic = HTTPBasic()
oauth = OAuth2PasswordBearer(tokenUrl='token')
key = APIKeyHeader(name='X-Key', auto_error=False)

@app.get('/basic')
def b(c: HTTPBasicCredentials=Depends(basic)):
    return [c.username, c.password]

@app.get('/me')
async def me(t: str=Depends(oauth)):
    return t

@app.post('/token')
async def token(f: OAuth2PasswordRequestForm=Depends()):
    return {'u': f.username, 's': f.scopes, 'g': f.grant_type}

@app.get('/key')
def k(x: Optional[str]=Security(key)):
    return x
calls = []

def shared():
    calls.append(1)
    return len(calls)

def d1(s=Depends(shared)):
    return s

def d2(s=Depends(shared)):
    return s

@app.get('/cache')
def cache(a=Depends(d1), b=Depends(d2)):
    return [a, b]

def nocache(s=Depends(shared, use_cache=False)):
    return s

@app.get('/nocache')
def nc(a=Depends(d1), b=Depends(nocache)):
    return [a, b]

class Svc:

    def __init__(self, q: str='x'):
        self.q = q

    async def __call__(self, n: int=1):
        return n

@app.get('/cls')
def cls(s: Svc=Depends(), n: int=Depends(Svc())):
    return [s.q, n]

@app.get('/global', dependencies=[Depends(shared)])
def g():
    return 'g'

@app.get('/sse')
async def sse():

    async def gen():
        for i in range(2):
            yield f'data: {i}\n\n'
    return StreamingResponse(gen(), media_type='text/event-stream', headers={'Cache-Control': 'no-cache'})

@app.get('/tuple')
def tup():
    return (1, {'s': {1}, 'b': b'x'})

@app.get('/enc')
def enc():
    return jsonable_encoder({'i': Item(a=1), 't': (1,)})

@app.get('/created', status_code=201, response_model=None)
def created(response: Response):
    response.headers['Location'] = '/x'
    return {}

@app.get('/big')
def big(request: Request, h: Optional[str]=Header(None, alias='X-H')):
    return {'h': h, 'c': request.cookies, 'hl': request.headers.get('x-h'), 'q': request.query_params.get('a'), 'ql': request.query_params.getlist('a'), 'm': request.query_params.multi_items() if hasattr(request.query_params, 'multi_items') else None}

@app.get('/bgerr')
def bgerr(t: BackgroundTasks):

    def bad():
        say('bad task')
        raise RuntimeError('task')
    t.add_task(bad)
    return 1

@app.put('/body/{i}')
def body(i: int, a: Item, b: Item, q: str=None, n: int=Body(5)):
    return [i, a.a, b.a, q, n]

def show(m, u, **kw):
    print(m, u)
    try:
        r = c.request(m, u, **kw)
    except Exception as e:
        print('   raised', type(e).__name__, e)
        return
    print('  ', r.status_code, r.text, {k: v for k, v in sorted(r.headers.items()) if k != 'content-length'})
with TestClient(app) as c:
    for u in ('/state', '/value', '/thread', '/basic', '/me', '/key', '/cache', '/nocache', '/cls?q=1&n=3', '/global', '/sse', '/tuple', '/enc', '/created', '/nope', '/big?a=1&a=2', '/bgerr'):
        show('GET', u)
    show('POST', '/v', json={'a': 'x'})
    show('POST', '/v', json={'a': 1})
    show('POST', '/v')
    show('GET', '/basic', auth=('u', 'p'))
    show('GET', '/basic', headers={'Authorization': 'Basic !!'})
    show('GET', '/me', headers={'Authorization': 'Bearer tok'})
    show('GET', '/me', headers={'Authorization': 'Basic tok'})
    show('POST', '/token', data={'username': 'u', 'password': 'p', 'scope': 'a b'})
    show('GET', '/key', headers={'X-Key': 'k'})
    show('GET', '/state', headers={'Origin': 'http://a.dev'})
    show('GET', '/state', headers={'Origin': 'http://b.dev'})
    show('OPTIONS', '/state', headers={'Origin': 'http://a.dev', 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'X-A'})
    show('OPTIONS', '/state', headers={'Origin': 'http://b.dev', 'Access-Control-Request-Method': 'POST'})
    show('GET', '/big', headers={'X-H': '1', 'Cookie': 'a=1; b="x y"'})
    show('PUT', '/body/1?q=z', json={'a': {'a': 1}, 'b': {'a': 2}})
    show('PUT', '/body/1', json={'a': {'a': 1}})
app.dependency_overrides[shared] = lambda: 'over'
c = TestClient(app)
show('GET', '/cache')
print(app.url_path_for('state'), [r.path for r in app.routes if r.path.startswith('/b')], app.title, app.version)
