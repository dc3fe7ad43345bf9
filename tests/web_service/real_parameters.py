# Compared with the real FastAPI 0.92 (../web/README.md says how).
from enum import Enum
from typing import Optional, List, Union, Annotated, Literal
from datetime import date, datetime, timedelta
from uuid import UUID
from fastapi import FastAPI, Path, Query, Header, Cookie, Body, Form, HTTPException, Response, status, Request
from fastapi.testclient import TestClient
from pydantic import BaseModel, Field
app = FastAPI(title='T')

class Color(str, Enum):
    red = 'red'
    blue = 'blue'

class Item(BaseModel):
    name: str
    price: float = Field(gt=0)
    tags: List[str] = []
    note: Optional[str] = None

class Sub(BaseModel):
    item: Item
    when: Optional[datetime] = None

@app.get('/')
async def root():
    return {'message': 'Hello World'}

@app.get('/none')
def none():
    return None

@app.get('/text')
def text():
    return 'plain'

@app.get('/num')
def num():
    return 5

@app.get('/list')
def lst():
    return [1, 2.5, True, None, 'x', {'a': (1, 2)}]

@app.get('/items/{item_id}')
async def item(item_id: int, q: Optional[str]=None, short: bool=False):
    return {'item_id': item_id, 'q': q, 'short': short}

@app.get('/color/{c}')
def color(c: Color):
    return {'c': c, 'is': c is Color.red, 'v': c.value}

@app.get('/files/{p:path}')
def files(p: str):
    return {'p': p}

@app.get('/req')
def req(needy: str, n: int, f: float=1.5):
    return [needy, n, f]

@app.get('/limits')
def limits(a: int=Query(ge=1, le=10), b: str=Query(min_length=2, max_length=4), c: str=Query('x', pattern='^[a-z]+$'), d: Annotated[int, Query(gt=0)]=1):
    return [a, b, c, d]

@app.get('/many')
def many(q: List[int]=Query([]), tag: Optional[List[str]]=Query(None)):
    return [q, tag]

@app.get('/path/{n}')
def path(n: int=Path(ge=1, le=5)):
    return n

@app.get('/head')
def head(user_agent: Optional[str]=Header(None), x_token: str=Header(...), ads: Optional[str]=Cookie(None)):
    return [user_agent, x_token, ads]

@app.get('/alias')
def alias(q: Optional[str]=Query(None, alias='item-query')):
    return q

@app.post('/items', status_code=201)
async def create(item: Item):
    return item

@app.post('/two')
async def two(item: Item, n: int=Body(...)):
    return {'item': item, 'n': n}

@app.post('/embed')
async def embed(item: Item=Body(embed=True)):
    return item

@app.post('/sub')
async def sub(s: Sub):
    return s

@app.post('/dict')
async def dct(d: dict):
    return d

@app.post('/listbody')
async def listbody(items: List[Item]):
    return len(items)

@app.post('/opt')
async def opt(item: Optional[Item]=None):
    return item

@app.put('/items/{i}')
async def put(i: int, item: Item, q: Optional[str]=None):
    return {'i': i, **item.dict(), 'q': q}

@app.delete('/items/{i}', status_code=204)
async def delete(i: int):
    return None

@app.get('/types')
def types(d: date, t: datetime, u: UUID, td: Optional[timedelta]=None, lit: Literal['a', 'b']='a'):
    return [d, t, u, td, lit]

@app.get('/err')
def err():
    raise HTTPException(status_code=404, detail='Item not found', headers={'X-Error': 'There'})

@app.get('/err2')
def err2():
    raise HTTPException(418)

@app.get('/err3')
def err3():
    raise HTTPException(status_code=400, detail={'a': [1]})

@app.post('/form')
def form(username: str=Form(...), password: str=Form('')):
    return [username, password]
c = TestClient(app)

def show(m, u, **k):
    r = c.request(m, u, **k)
    body = r.text
    try:
        j = r.json()
        if r.status_code == 422:
            print(m, u, 422, [(e['loc'], e['type'] if PYD2 else '') for e in j['detail']])
            return
        body = j
    except ValueError:
        pass
    print(m, u, r.status_code, repr(body), {k: v for k, v in r.headers.items() if k not in ('content-type',)}, r.headers.get('content-type'))
PYD2 = False
for u in ['/', '/none', '/text', '/num', '/list', '/items/5?q=x&short=yes', '/items/foo', '/items/3.0?short=on', '/items/3.5', '/items/-1?short=maybe', '/items/1?short=1', '/color/red', '/color/green', '/files/a/b.txt', '/files//x', '/req', '/req?needy=1', '/req?needy=a&n=2&f=x', '/limits?a=0&b=x&c=5&d=0', '/limits?a=5&b=abc', '/limits?a=11&b=abcde', '/many?q=1&q=2&tag=a', '/many?q=x', '/many', '/path/0', '/path/6', '/path/3', '/head', '/alias?item-query=5', '/alias?q=5', '/types?d=2026-01-02&t=2026-01-02T03:04:05&u=12345678-1234-5678-1234-567812345678&td=PT1H', '/types?d=x&t=y&u=z&lit=c', '/err', '/err2', '/err3', '/nope', '/items/5/', '/req/?needy=a&n=1', '/items']:
    show('GET', u)
show('GET', '/head', headers={'X-Token': 't', 'User-Agent': 'me'}, cookies={'ads': 'k'})
show('POST', '/')
show('POST', '/items', json={'name': 'a', 'price': 2})
show('POST', '/items', json={'name': 'a', 'price': '2.5', 'tags': ['x'], 'extra': 1})
show('POST', '/items', json={'price': 0})
show('POST', '/items', json={'name': 'a', 'price': 'x', 'tags': 'no'})
show('POST', '/items')
show('POST', '/items', content='{bad', headers={'Content-Type': 'application/json'})
show('POST', '/items', json=[1])
show('POST', '/items', json=None)
show('POST', '/items', data={'name': 'a'})
show('POST', '/two', json={'item': {'name': 'a', 'price': 1}, 'n': 3})
show('POST', '/two', json={'item': {'name': 'a'}})
show('POST', '/embed', json={'item': {'name': 'a', 'price': 1}})
show('POST', '/embed', json={'name': 'a', 'price': 1})
show('POST', '/sub', json={'item': {'name': 'a', 'price': -1}, 'when': 'x'})
show('POST', '/sub', json={'item': {'name': 'a', 'price': 1}, 'when': '2026-01-02T03:04:05'})
show('POST', '/dict', json={'a': 1})
show('POST', '/dict', json=[1])
show('POST', '/listbody', json=[{'name': 'a', 'price': 1}, {'name': 'b', 'price': 0}])
show('POST', '/opt')
show('POST', '/opt', json={'name': 'a', 'price': 1})
show('PUT', '/items/1?q=z', json={'name': 'a', 'price': 1})
show('DELETE', '/items/1')
show('DELETE', '/items/x')
show('HEAD', '/')
show('OPTIONS', '/')
show('POST', '/form', data={'username': 'u', 'password': 'p'})
show('POST', '/form', data={})
show('POST', '/form', json={'username': 'u'})
