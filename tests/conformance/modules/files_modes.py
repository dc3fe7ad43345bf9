import os, shutil, glob, tempfile
from pathlib import Path
def t(f, *a, **k):
    try: print(f.__name__, f(*a, **k))
    except OSError as e: print(type(e).__name__, e, e.errno, e.filename, e.filename2)
os.makedirs('w/a/b'); 
with open('w/x.txt','w') as f: f.write('hello\nworld\n'); print(os.path.exists('w/x.txt'))
Path('w/a/y.txt').write_text('yyy'); (Path('w')/'a'/'b'/'z.py').write_text('print(1)')
print(sorted(os.listdir('w')), os.path.getsize('w/x.txt'), os.stat('w/x.txt').st_size, os.path.isdir('w/a'), os.path.isfile('w/a'))
for r, d, f in os.walk('w'): print(r, sorted(d), sorted(f))
for r, d, f in os.walk('w', topdown=False): print(r, sorted(d), sorted(f))
print(sorted(str(p) for p in Path('w').rglob('*')), sorted(Path('w').glob('*.txt')), sorted(p.name for p in Path('w').iterdir()), sorted(glob.glob('w/*')), sorted(glob.glob('w/**/*.py', recursive=True)), sorted(Path('w').glob('**/*.txt')), sorted(glob.glob('w/**', recursive=True)))
t(os.mkdir, 'w'); t(os.mkdir, 'q/r'); t(os.remove, 'nope'); t(os.remove, 'w/a'); t(os.rmdir, 'w'); t(os.listdir, 'nope'); t(os.listdir, 'w/x.txt'); t(os.rename, 'nope', 'b'); t(open, 'nodir/f', 'w'); t(open, 'w', 'r'); t(Path('w').mkdir); t(Path('w').mkdir, exist_ok=True); t(Path('w/n/m').mkdir); t(Path('w/n/m').mkdir, parents=True); t(Path('nope').unlink); t(Path('nope').unlink, missing_ok=True); t(Path('nope').read_text); t(open, '/nonexistent/path/file.txt'); t(os.stat, 'nope'); t(shutil.copy, 'nope', 'z')
os.rename('w/x.txt', 'w/renamed.txt'); print(sorted(os.listdir('w'))); shutil.copy('w/renamed.txt', 'w/a'); print(sorted(os.listdir('w/a')), shutil.copytree('w', 'w2'), sorted(os.listdir('w2')), shutil.move('w2/renamed.txt', 'w/moved.txt'))
print(Path('w/moved.txt').read_text().splitlines(), Path('w/moved.txt').stat().st_size, Path('w/moved.txt').exists(), Path('w/a').is_dir())
Path('w/t').touch(); print(Path('w/t').exists()); Path('w/t').unlink(); print(Path('w/t').exists())
with os.scandir('w') as it: print(sorted((e.name, e.is_dir()) for e in it))
with tempfile.TemporaryDirectory() as d:
    p = Path(d)/'f.txt'; p.write_text('abc'); print(p.name, p.read_text(), os.listdir(d)); keep = d
print(os.path.exists(keep))
with tempfile.NamedTemporaryFile('w+', suffix='.txt') as f: f.write('data'); f.seek(0); print(f.read(), f.name.endswith('.txt'), os.path.exists(f.name)); n = f.name
print(os.path.exists(n))
with open('w/lines.txt', 'w') as f: f.writelines(f'line {i}\n' for i in range(3)); print(f.tell(), f.name, f.mode, f.closed)
with open('w/lines.txt', 'a') as f: print('more', file=f)
with open('w/lines.txt') as f:
    print(f.readline(), f.readlines(), f.read()); f.seek(0); print([l.strip() for l in f], f)
with open('w/lines.txt', 'r+') as f: f.write('LINE'); f.seek(0, 2); f.write('end'); f.seek(0); print(repr(f.read())); f.truncate(4)
print(repr(open('w/lines.txt').read()))
with open('w/b.bin','wb') as f: print(f.write(bytes(range(5))), f)
with open('w/b.bin','rb') as f: print(f.read(2), f.tell(), f.read(), f.seek(-1, 2), f.read())
for mode in ('z','rw','rb+t'):
    try: open('w/lines.txt', mode)
    except ValueError as e: print(e)
try: f.read()
except ValueError as e: print(e)
try:
    with open('w/lines.txt') as f: f.write('x')
except Exception as e: print(type(e), e)
try:
    with open('w/lines.txt','w') as f: f.read()
except Exception as e: print(type(e), e)
with open('w/u.txt','w',encoding='utf-8') as f: f.write('한국어 é')
print(open('w/u.txt',encoding='utf-8').read(), open('w/u.txt','rb').read())
with open('w/l1.txt','w',encoding='latin-1') as f: f.write('é')
print(open('w/l1.txt','rb').read(), open('w/l1.txt',encoding='latin-1').read())
try: open('w/l1.txt', encoding='utf-8').read()
except UnicodeDecodeError as e: print(e)
with open('w/crlf.txt','w',newline='\r\n') as f: f.write('a\nb\n')
print(open('w/crlf.txt','rb').read(), repr(open('w/crlf.txt').read()), repr(open('w/crlf.txt',newline='').read()))
shutil.rmtree('w'); shutil.rmtree('w2'); print(os.path.exists('w'))
