# Compared with the real FastAPI 0.92 (../web/README.md says how).
from typing import List, Optional, Union
from fastapi import FastAPI, File, UploadFile, Form, Request
from fastapi.testclient import TestClient
app = FastAPI()

@app.post('/files/')
async def create_file(file: bytes=File()):
    return {'file_size': len(file)}

@app.post('/uploadfile/')
async def up(file: UploadFile):
    c = await file.read()
    await file.seek(0)
    first = await file.read(3)
    await file.close()
    return {'filename': file.filename, 'n': len(c), 'ct': file.content_type, 'first': first.decode(), 'size': file.size, 'h': dict(file.headers)}

@app.post('/opt')
async def opt(file: Optional[UploadFile]=None):
    return None if file is None else file.filename

@app.post('/many')
async def many(files: List[UploadFile], note: str=Form('none')):
    return [[f.filename for f in files], note]

@app.post('/manyb')
async def manyb(files: List[bytes]=File()):
    return [len(f) for f in files]

@app.post('/mixed')
async def mixed(fileb: UploadFile, file: bytes=File(), token: str=Form()):
    return [len(file), token, fileb.content_type, type(fileb).__name__]

@app.post('/sync')
def sync(file: UploadFile=File(...)):
    return file.file.read().decode()

@app.post('/form')
async def form(request: Request):
    f = await request.form()
    return {k: v if isinstance(v, str) else [v.filename, (await v.read()).decode()] for k, v in f.items()}
c = TestClient(app)

def show(u, **k):
    r = c.post(u, **k)
    print(u, r.status_code, r.json() if r.status_code != 422 else [e['loc'] for e in r.json()['detail']])
show('/files/', files={'file': b'abc'})
show('/files/', files={'file': ('a.txt', b'abcd', 'text/plain')})
show('/files/')
show('/files/', data={'file': 'x'})
show('/uploadfile/', files={'file': ('a.txt', b'hello\n', 'text/plain')})
show('/uploadfile/', files={'file': ('b.bin', b'')})
show('/uploadfile/', json={'a': 1})
show('/opt')
show('/opt', files={'file': ('z.png', b'1')})
show('/many', files=[('files', ('1.txt', b'1')), ('files', ('2.txt', b'22'))], data={'note': 'hi'})
show('/many')
show('/manyb', files=[('files', b'1'), ('files', b'22')])
show('/mixed', files={'file': b'12', 'fileb': ('b.json', b'{}')}, data={'token': 't'})
show('/mixed', data={'token': 't'})
show('/sync', files={'file': open(__file__, 'rb')}) if False else show('/sync', files={'file': ('s', b'sync')})
show('/form', files={'f': ('n.txt', b'x\r\ny')}, data={'a': '1', 'b': 'ü'})
show('/form', data={'a': '1'})
