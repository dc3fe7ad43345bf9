# Compared with the real FastAPI 0.92 (../web/README.md says how).
import asyncio, time
from typing import Optional, List
from fastapi import FastAPI, Depends, BackgroundTasks, Request, Response, HTTPException, APIRouter
from fastapi.responses import JSONResponse, PlainTextResponse, HTMLResponse, RedirectResponse, StreamingResponse
from fastapi.exceptions import RequestValidationError
from fastapi.middleware.cors import CORSMiddleware
from fastapi.testclient import TestClient
from pydantic import BaseModel
log = []

def say(*a):
    print('   ', *a)

class AppError(Exception):

    def __init__(self, name):
        self.name = name
app = FastAPI()

@app.on_event('startup')
async def up():
    say('startup')

@app.on_event('shutdown')
def down():
    say('shutdown')

@app.middleware('http')
async def outer(request: Request, call_next):
    say('mw1 in', request.method, request.url.path)
    r = await call_next(request)
    r.headers['X-One'] = '1'
    say('mw1 out', r.status_code)
    return r

@app.middleware('http')
async def outer2(request, call_next):
    say('mw2 in')
    r = await call_next(request)
    say('mw2 out')
    return r

@app.exception_handler(AppError)
async def app_error(request, exc):
    return JSONResponse(status_code=418, content={'message': f'Oops {exc.name}'})

async def get_db():
    say('db open')
    try:
        yield 'db'
    except Exception as e:
        say('db error', repr(e))
        raise
    finally:
        say('db close')

def a(x: int=0):
    say('dep a', x)
    return x

def b(a_: int=Depends(a)):
    say('dep b')
    return a_ + 1

def sync_dep():
    say('sync open')
    yield 5
    say('sync close')

class Pager:

    def __init__(self, skip: int=0, limit: int=10):
        self.skip, self.limit = (skip, limit)

class Checker:

    def __init__(self, n):
        self.n = n

    def __call__(self, q: str=''):
        return self.n in q

async def verify(request: Request):
    if request.headers.get('x-key') == 'bad':
        raise HTTPException(403, 'bad key')

@app.get('/dep')
async def dep(one: int=Depends(b), two: int=Depends(a), db=Depends(get_db), s=Depends(sync_dep)):
    say('body')
    return [one, two, db, s]

@app.get('/dep-error')
async def dep_error(db=Depends(get_db)):
    say('body')
    raise HTTPException(400, 'no')

@app.get('/app-error')
async def app_err(db=Depends(get_db)):
    raise AppError('x')

@app.get('/pager')
def pager(p: Pager=Depends(), q: Pager=Depends(Pager)):
    return [p.skip, p.limit, p is q]

@app.get('/check')
def check(ok: bool=Depends(Checker('z'))):
    return ok

@app.get('/verify', dependencies=[Depends(verify)])
def ver():
    return 'ok'

def write(m, n=1):
    say('task', m, n)

async def awrite(m):
    say('atask', m)

@app.post('/bg/{m}')
async def bg(m: str, t: BackgroundTasks):
    t.add_task(write, m, n=2)
    t.add_task(awrite, m)
    say('endpoint')
    return {'m': m}

@app.get('/json')
def js():
    return JSONResponse({'a': 1}, status_code=202, headers={'X-A': 'b'})

@app.get('/plain', response_class=PlainTextResponse)
def plain():
    return 'hi'

@app.get('/html', response_class=HTMLResponse)
def html():
    return '<b>hi</b>'

@app.get('/redir')
def redir():
    return RedirectResponse('/json')

@app.get('/redir2')
def redir2():
    return RedirectResponse(url='/json', status_code=303)

@app.get('/stream')
async def stream():

    async def gen():
        for i in range(3):
            yield f'{i}\n'
            await asyncio.sleep(0)
    return StreamingResponse(gen(), media_type='text/plain')

@app.get('/stream2')
def stream2():
    return StreamingResponse((str(i) for i in range(3)))

@app.get('/resp')
def resp(response: Response):
    response.headers['X-R'] = '1'
    response.set_cookie('k', 'v')
    response.status_code = 203
    return 1

@app.get('/cookie')
def cookie():
    r = JSONResponse({})
    r.set_cookie('a', 'b c', max_age=60, httponly=True, path='/x', secure=True, samesite='strict')
    r.delete_cookie('z')
    return r

@app.get('/req/{x}')
async def rq(request: Request, x: str):
    return {'u': str(request.url), 'm': request.method, 'p': dict(request.path_params), 'q': dict(request.query_params), 'c': request.client.host, 'b': str(request.base_url), 'h': request.headers['host'], 'path': request.url.path}

@app.post('/raw')
async def raw(request: Request):
    return {'body': (await request.body()).decode(), 'n': len(await request.body())}

@app.post('/jsonreq')
async def jsonreq(request: Request):
    return await request.json()

class In(BaseModel):
    name: str
    password: str
    n: Optional[int] = None

class Out(BaseModel):
    name: str
    n: Optional[int] = None

@app.post('/user', response_model=Out)
async def user(u: In):
    return u

@app.post('/user2', response_model=Out, response_model_exclude_unset=True)
async def user2(u: In):
    return u

@app.post('/user3', response_model=Out, response_model_exclude={'n'})
async def user3(u: In):
    return {'name': u.name, 'n': 3}

@app.get('/users', response_model=List[Out])
async def users():
    return [{'name': 'a', 'secret': 1}, Out(name='b', n=2)]

@app.get('/ann')
async def ann() -> Out:
    return Out(name='z')

@app.get('/badmodel', response_model=Out)
async def badmodel():
    return {'n': 'x'}

@app.get('/crash')
def crash():
    return 1 / 0

@app.api_route('/multi', methods=['GET', 'POST'])
def multi(request: Request):
    return request.method
r = APIRouter(prefix='/api', tags=['x'], dependencies=[Depends(verify)])

@r.get('/v')
def v():
    return 'v'

@r.get('/{n}')
def vn(n: int):
    return n
app.include_router(r)
app.include_router(r, prefix='/two')
sub = FastAPI()

@sub.get('/s')
def s(request: Request):
    return [request.scope['root_path'], request.url.path]
app.mount('/sub', sub)

def show(m, u, **k):
    print(m, u)
    try:
        r = c.request(m, u, **k)
    except Exception as e:
        print('  raised', type(e).__name__)
        return
    print('  ', r.status_code, r.text, {k: v for k, v in r.headers.items() if k != 'content-length'})
with TestClient(app) as c:
    for u in ['/dep?x=3', '/dep-error', '/app-error', '/pager?skip=2', '/check?q=az', '/verify', '/json', '/plain', '/html', '/redir', '/redir2', '/stream', '/stream2', '/resp', '/cookie', '/req/5?a=1&b=2', '/users', '/ann', '/multi', '/api/v', '/api/5', '/api/x', '/two/api/7', '/sub/s', '/nope']:
        show('GET', u)
    show('GET', '/redir', follow_redirects=False)
    show('GET', '/verify', headers={'X-Key': 'bad'})
    show('GET', '/api/v', headers={'X-Key': 'bad'})
    show('POST', '/bg/hello')
    show('POST', '/raw', content='abc')
    show('POST', '/jsonreq', json={'a': [1]})
    show('POST', '/user', json={'name': 'n', 'password': 'p'})
    show('POST', '/user2', json={'name': 'n', 'password': 'p'})
    show('POST', '/user3', json={'name': 'n', 'password': 'p'})
    show('POST', '/multi')
    show('PUT', '/multi')
    show('GET', '/badmodel')
    show('GET', '/crash')
c = TestClient(app, raise_server_exceptions=False)
show('GET', '/crash')
show('GET', '/badmodel')
