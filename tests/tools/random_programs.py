#!/usr/bin/env python3
"""Random asyncio programs, run by CPython 3.11 in virtual time and by our engine.

    random_programs.py ENGINE VCLOCK.py [--count N] [--seed N] [--keep FOLDER] [--print]

Each program is made from its seed; what it prints (with loop.time()) and its exit
status must be the same in both.  The first difference is shown with a program
that was made as small as possible.  --print shows the program of --seed and ends.

One CPython process runs all the programs, each in a fork of its own.  There,
asyncio's sets of tasks are ordered by creation, as ours are (CPython orders them by
address, so that any order may come out).  Not compared: what finalisers print after the
end of the program, and programs whose tasks await each other in a circle until the
recursion limit.
"""
import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile

PRELUDE = '''\
import asyncio, contextvars, time
from asyncio import CancelledError
from contextlib import AsyncExitStack, aclosing, asynccontextmanager, suppress

T, F, E, L, S, Q, C, H, B, G, X = [], [], [], [], [], [], [], [], [], [], []
V = contextvars.ContextVar("V", default="none")

class Odd(Exception):
    pass

class Even(Odd):
    pass

def show(v):
    if isinstance(v, BaseExceptionGroup):
        return type(v).__name__ + "[" + v.message + ": " + ", ".join(map(show, v.exceptions)) + "]"
    if isinstance(v, BaseException):
        cause = f" from {show(v.__cause__)}" if v.__cause__ is not None else ""
        return f"{type(v).__name__}({', '.join(map(repr, v.args))}){cause}"
    if isinstance(v, (list, tuple)):
        return "[" + ", ".join(map(show, v)) + "]"
    if isinstance(v, asyncio.Task):
        return v.get_name()
    return repr(v)

def log(*what):
    task = None
    try:
        task = asyncio.current_task()
        now = asyncio.get_running_loop().time()
    except RuntimeError:
        now = -1
    print(f"{now:.4f}", task.get_name() if task else "-", *map(show, what))

def names(tasks):
    return sorted(t.get_name() if isinstance(t, asyncio.Task) else "future" for t in tasks)

def start(coro):
    task = asyncio.create_task(coro)
    T.append(task)
    return task

def pick(items, n):
    return items[n % len(items)] if items else None

def called(label, *args):
    log("called", label, *[a if isinstance(a, (int, str)) else
                           (a.cancelled() or a.exception() or a.result()) for a in args])

def rescue(left=4):
    log("rescue")
    for e in E:
        e.set()
    for f in F:
        if not f.done():
            f.set_result("rescued")
    for t in T:
        t.cancel("rescue")
    for q in Q:
        while not q.empty():
            q.get_nowait()
    if left:
        asyncio.get_running_loop().call_later(30, rescue, left - 1)

async def numbers(n, pause):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(pause)
    finally:
        log("numbers end")
        await asyncio.sleep(0)
        log("numbers gone")

async def echo(n):
    got = None
    try:
        for i in range(n):
            try:
                got = yield got or i
                log("echo got", got)
                if i % 2:
                    await asyncio.sleep(0.1)
            except Odd as e:
                log("echo", e)
    finally:
        log("echo end")
        await asyncio.sleep(0.1)
        log("echo gone")

@asynccontextmanager
async def managed(label, pause):
    log("enter", label)
    await asyncio.sleep(pause)
    try:
        yield label
    except Odd as e:
        log("managed", label, e)
        if label % 2:
            raise
    finally:
        log("leave", label)
        await asyncio.sleep(pause)

def look(label, *args):
    log(label, V.get(), *args)

class Own:
    def __init__(self, n):
        self.n = n
    def __await__(self):
        for _ in range(self.n):
            yield
        return ("own", self.n)
'''

DELAYS = ["0", "0", "0", "0.1", "0.1", "0.2", "0.3", "0.1 + 0.2", "0.5", "1", "1", "1", "2", "-1",
          "0.7 + 0.1", "0.8", "3"]
TIMEOUTS = ["0.1", "0.2", "0.3", "1", "1", "2", "0", "-1", "None", "0.5"]
ERRORS = ["CancelledError", "Odd", "Even", "Exception", "TimeoutError", "BaseException",
          "(Odd, CancelledError)", "asyncio.InvalidStateError", "RuntimeError"]


class Maker:
    """Makes one program: functions w0 … wn and main, as nested lists of statements.

    A statement is a string, or a list of (header, statements).
    """

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.label = 0
        self.name = 0
        self.level = 0                    # functions below it may be called

    def chance(self, share):
        return self.random.random() < share

    def one(self, choices):
        return self.random.choice(choices)

    def number(self, limit=8):
        return self.random.randrange(limit)

    def mark(self):
        self.label += 1
        return f'"m{self.label}"'

    def new(self):
        self.name += 1
        return f"v{self.name}"

    # --- expressions ---

    def coro(self):
        r = self.random.random()
        if self.level > 0 and r < 0.75:
            return f"w{self.random.randrange(self.level)}({self.number(4)})"
        if r < 0.9:
            return f"asyncio.sleep({self.one(DELAYS)}, {self.mark()})"
        return f"pick(E, {self.number()}).wait()"

    def awaitable(self):
        r = self.random.random()
        if r < 0.55:
            return self.coro()
        if r < 0.7:
            return f"start({self.coro()})"
        if r < 0.8:
            return f"pick(F, {self.number()})"
        if r < 0.86:
            return f"(pick(T, {self.number()}) or pick(F, 0))"
        if r < 0.9:
            return f"pick(Q, {self.number()}).get()"
        if r < 0.92:
            return f"asyncio.shield({self.awaitable()})"
        if r < 0.95:
            return f"asyncio.gather({self.coro()}, {self.coro()})"
        return f"asyncio.wait_for({self.coro()}, {self.one(TIMEOUTS)})"

    def some(self, make, low=1, high=4):
        return ", ".join(make() for _ in range(self.random.randint(low, high)))

    def future(self):
        return f"pick(F, {self.number()})"

    # --- statements ---

    def body(self, depth, most=4):
        return [self.statement(depth) for _ in range(self.random.randint(1, most))]

    def guarded(self, statements, depth):
        """A try around them."""
        parts = [("try:", statements)]
        if self.chance(0.8):
            caught = [f"log({self.mark()}, e)"]
            if self.chance(0.3):
                caught += self.body(depth + 1, 2)
            if self.chance(0.35):
                caught.append("raise")
            elif self.chance(0.1):
                caught.append("raise Odd('new')")
            parts.append((f"except {self.one(ERRORS)} as e:", caught))
        if len(parts) == 1 or self.chance(0.3):
            parts.append(("finally:", [f"log({self.mark()})"] +
                          ([f"await asyncio.sleep({self.one(DELAYS)})", f"log({self.mark()})"]
                           if self.chance(0.5) else [])))
        return parts

    def statement(self, depth):
        kinds = self.kinds if depth < 3 else self.flat_kinds
        kind = self.random.choices(list(kinds), list(kinds.values()))[0]
        return getattr(self, "make_" + kind)(depth)

    flat_kinds = {"log": 10, "sleep": 22, "create": 14, "cancel": 9, "await_task": 6, "call": 10,
                  "gather": 8, "wait_for": 8, "shield": 4, "wait": 6, "as_completed": 3,
                  "event": 6, "queue": 8, "sync_call": 6, "future": 8, "callback": 4, "soon": 5,
                  "fail": 3, "give": 2, "block": 1, "uncancel": 2, "own": 2, "chain": 2,
                  "semaphore": 2, "names": 2, "reraise": 1, "stop_handle": 2, "barrier": 5,
                  "variable": 5, "echo": 6, "comprehension": 2, "state": 4}
    kinds = {**flat_kinds, "guard": 16, "lock": 5, "loop": 4, "group": 7, "timeout": 7,
             "condition": 4, "agen": 4, "many": 4, "sem_with": 4, "with": 6, "eager_finally": 3,
             "until": 2, "timeout_at": 3}

    def make_log(self, depth):
        return f"log({self.mark()})"

    def make_sleep(self, depth):
        return f"log({self.mark()}, await asyncio.sleep({self.one(DELAYS)}, {self.number()}))"

    def make_create(self, depth):
        return f"start({self.coro()})"

    def make_cancel(self, depth):
        message = f'"msg{self.number()}"' if self.chance(0.3) else ""
        if self.chance(0.1):
            return f"log({self.mark()}, asyncio.current_task().cancel({message}))"
        return f"log({self.mark()}, T and pick(T, {self.number()}).cancel({message}))"

    def make_await_task(self, depth):
        return f"log({self.mark()}, T and await pick(T, {self.number()}))"

    def make_call(self, depth):
        return f"log({self.mark()}, await {self.coro()})"

    def make_gather(self, depth):
        extra = ", return_exceptions=True" if self.chance(0.5) else ""
        return f"log({self.mark()}, await asyncio.gather({self.some(self.awaitable)}{extra}))"

    def make_wait_for(self, depth):
        call = f"asyncio.wait_for({self.awaitable()}, {self.one(TIMEOUTS)})"
        if self.chance(0.2):
            return f"start({call})"
        return self.guarded([f"log({self.mark()}, await {call})"], depth)

    def make_shield(self, depth):
        return self.guarded([f"log({self.mark()}, await asyncio.shield({self.awaitable()}))"],
                            depth)

    def make_barrier(self, depth):
        which = f"pick(B, {self.number()})"
        return self.one([
            f"log({self.mark()}, await {which}.wait())",
            f"start({which}.wait())",
            f"start({which}.wait())",
            [(f"for i in range({self.random.randint(1, 3)}):", [f"start({which}.wait())"])],
            [(f"async with {which} as n:", [f"log({self.mark()}, n)"])],
            self.guarded([f"log({self.mark()}, await asyncio.wait_for({which}.wait(), "
                          f"{self.one(TIMEOUTS)}))"], depth),
            f"await {which}.reset()",
            f"await {which}.abort()",
            f"log({self.mark()}, {which}.n_waiting, {which}.broken, {which}.parties)",
        ])

    def make_variable(self, depth):
        return self.one([
            f"V.set({self.mark()})",
            f"log({self.mark()}, V.get())",
            f"X.append(V.set({self.number()}))",
            [("try:", ["X and V.reset(X.pop())"]),
             ("except ValueError as e:", [f"log({self.mark()}, 'another context')"])],
            f"asyncio.get_running_loop().call_later({self.one(DELAYS)}, look, {self.mark()})",
            f"pick(F, {self.number()}).add_done_callback(lambda f: look({self.mark()}))",
            f"start(asyncio.get_running_loop().create_task({self.coro()}, "
            "context=contextvars.copy_context()))",
            f"contextvars.copy_context().run(look, {self.mark()})",
        ])

    def make_echo(self, depth):
        which = f"pick(G, {self.number()})"
        return self.one([
            f"G.append(echo({self.random.randint(1, 4)}))",
            self.guarded([f"log({self.mark()}, await anext({which}, 'no more'))"], depth),
            self.guarded([f"log({self.mark()}, await {which}.asend({self.number()}))"], depth),
            self.guarded([f"log({self.mark()}, await {which}.asend(None))"], depth),
            self.guarded([f"log({self.mark()}, await {which}.athrow(Odd({self.number()})))"],
                         depth),
            self.guarded([f"log({self.mark()}, await {which}.aclose())"], depth),
            f"start(asyncio.wait_for(anext({which}), {self.one(TIMEOUTS)}))",
            "G and G.pop()",
        ])

    def make_with(self, depth):
        manager = f"managed({self.number()}, {self.one(DELAYS)})"
        r = self.random.random()
        if r < 0.5:
            return [(f"async with {manager} as x:", self.body(depth + 1, 3))]
        if r < 0.75:
            return [(f"with suppress({self.one(ERRORS)}):", self.body(depth + 1, 3))]
        if r < 0.85:
            return [(f"async with aclosing(numbers(3, {self.one(DELAYS)})) as g:",
                     [[("async for i in g:",
                        [f"log({self.mark()}, i)", self.statement(depth + 2)])]])]
        s = self.new()
        inside = [f"log({self.mark()}, await {s}.enter_async_context({manager}))",
                  f"{s}.push_async_callback(asyncio.sleep, {self.one(DELAYS)})",
                  f"{s}.callback(called, {self.mark()})"]
        self.random.shuffle(inside)
        return [(f"async with AsyncExitStack() as {s}:", inside + self.body(depth + 1, 2))]

    def make_eager_finally(self, depth):
        return [("try:", self.body(depth + 1, 2)),
                ("finally:", [f"log({self.mark()}, T and pick(T, {self.number()}).cancel())",
                              f"start({self.coro()})"])]

    def make_until(self, depth):
        which = f"pick(C, {self.number()})"
        e = f"pick(E, {self.number()})"
        return [(f"async with {which}:",
                 [f"log({self.mark()}, await asyncio.wait_for({which}.wait_for({e}.is_set), "
                  f"{self.one(TIMEOUTS)}))"])]

    def make_timeout_at(self, depth):
        t = self.new()
        inside = self.body(depth + 1, 2)
        if self.chance(0.3):
            inside.insert(self.random.randint(0, len(inside)), f"{t}.reschedule(None)")
        return [("try:", [[(f"async with asyncio.timeout_at(asyncio.get_running_loop().time() + "
                            f"{self.one(DELAYS)}) as {t}:", inside)]]),
                ("except TimeoutError as e:", [f"log({self.mark()}, {t}.expired(), {t}.when())"])]

    def make_comprehension(self, depth):
        return self.one([
            f"log({self.mark()}, [i async for i in numbers(3, {self.one(DELAYS)})])",
            f"log({self.mark()}, [await t for t in [start({self.coro()}), start({self.coro()})]])",
            f"log({self.mark()}, sum([i async for i in numbers(4, {self.one(DELAYS)}) if i % 2]))",
        ])

    def make_state(self, depth):
        return self.one([
            f"log({self.mark()}, T and repr(pick(T, {self.number()})).split(' ')[1])",
            f"log({self.mark()}, T and pick(T, {self.number()}).cancelling())",
            f"log({self.mark()}, T and pick(T, {self.number()}).cancelled())",
            f"log({self.mark()}, str(pick(Q, {self.number()})))",
            f"log({self.mark()}, repr(pick(S, {self.number()})).split('[')[1])",
            f"log({self.mark()}, repr(pick(L, {self.number()})).split('[')[1])",
            f"log({self.mark()}, repr(pick(C, {self.number()})).split('[')[1])",
            f"log({self.mark()}, repr(pick(E, {self.number()})).split('[')[1])",
        ])

    def make_wait(self, depth):
        name = self.new()
        when = self.one(["ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION"])
        tasks = self.some(lambda: f"start({self.coro()})")
        if self.chance(0.4):
            tasks += f", {self.future()}"
        if self.chance(0.2):
            tasks += ", *T[:2]"
        return [("if True:", [
            f"{name} = await asyncio.wait([{tasks}], timeout={self.one(TIMEOUTS)}, "
            f"return_when=asyncio.{when})",
            f"log({self.mark()}, names({name}[0]), names({name}[1]))"])]

    def make_as_completed(self, depth):
        tasks = self.some(lambda: f"start({self.coro()})")
        limit = f", timeout={self.one(TIMEOUTS)}"
        return [(f"for c in asyncio.as_completed([{tasks}]{limit}):",
                 [self.guarded([f"log({self.mark()}, await c)"], depth + 1)])]

    def make_event(self, depth):
        which = f"pick(E, {self.number()})"
        r = self.random.random()
        if r < 0.45:
            return f"{which}.set()"
        if r < 0.6:
            return f"{which}.clear()"
        if r < 0.8:
            return f"log({self.mark()}, await {which}.wait())"
        return f"start({which}.wait())"

    def make_queue(self, depth):
        which = f"pick(Q, {self.number()})"
        return self.one([
            f"log({self.mark()}, await {which}.put({self.number()}))",
            f"log({self.mark()}, await {which}.get())",
            f"start({which}.put({self.number()}))",
            f"start({which}.get())",
            f"log({self.mark()}, await asyncio.wait_for({which}.get(), {self.one(TIMEOUTS)}))",
            f"{which}.empty() or log({self.mark()}, {which}.get_nowait())",
            f"{which}.full() or {which}.put_nowait({self.number()})",
            f"log({self.mark()}, {which}.qsize(), {which}.full(), {which}.empty())",
            [("try:", [f"{which}.task_done()"]),
             ("except ValueError as e:", [f"log({self.mark()}, e)"])],
            f"start({which}.join())",
        ])

    def make_sync_call(self, depth):
        return self.one([
            f"asyncio.get_running_loop().call_later({self.one(DELAYS)}, pick(E, {self.number()}).set)",
            f"log({self.mark()}, await pick(L, {self.number()}).acquire())",
            f"log({self.mark()}, pick(L, {self.number()}).locked())",
            [("try:", [f"pick(L, {self.number()}).release()"]),
             ("except RuntimeError as e:", [f"log({self.mark()}, e)"])],
            f"start(pick(L, {self.number()}).acquire())",
        ])

    def make_semaphore(self, depth):
        which = f"pick(S, {self.number()})"
        return self.one([
            f"log({self.mark()}, await {which}.acquire())",
            f"log({self.mark()}, {which}.locked())",
            f"{which}.release()",
            f"start({which}.acquire())",
        ])

    def make_sem_with(self, depth):
        return [(f"async with pick(S, {self.number()}):",
                 [f"log({self.mark()})"] + self.body(depth + 1, 2))]

    def make_future(self, depth):
        f = self.new()
        r = self.random.random()
        if r < 0.25:
            return [(f"if not ({f} := {self.future()}).done():",
                     [f"{f}.set_result({self.number()})"])]
        if r < 0.4:
            return [(f"if not ({f} := {self.future()}).done():",
                     [f"{f}.set_exception(Odd({self.number()}))"])]
        if r < 0.5:
            return f"log({self.mark()}, {self.future()}.cancel())"
        if r < 0.6:
            return f"F.append(asyncio.get_running_loop().create_future())"
        if r < 0.75:
            return [("try:", [f"log({self.mark()}, {self.future()}.result())"]),
                    ("except (Exception, CancelledError) as e:", [f"log({self.mark()}, e)"])]
        return f"log({self.mark()}, await {self.future()})"

    def make_callback(self, depth):
        which = self.one([self.future(), f"(pick(T, {self.number()}) or F[0])"])
        label = self.mark()
        return f"{which}.add_done_callback(lambda f: called({label}, f))"

    def callback(self):
        return self.one([
            f"called, {self.mark()}",
            f"lambda: T and log({self.mark()}, pick(T, {self.number()}).cancel())",
            f"pick(E, {self.number()}).set",
            f"lambda: start({self.coro()})",
            f"lambda: pick(F, {self.number()}).cancel()",
        ])

    def make_soon(self, depth):
        return self.one([
            f"H.append(asyncio.get_running_loop().call_soon({self.callback()}))",
            f"H.append(asyncio.get_running_loop().call_later({self.one(DELAYS)}, "
            f"{self.callback()}))",
            f"H.append(asyncio.get_running_loop().call_at(asyncio.get_running_loop().time() + "
            f"{self.one(DELAYS)}, {self.callback()}))",
        ])

    def make_stop_handle(self, depth):
        return f"H and pick(H, {self.number()}).cancel()"

    def make_fail(self, depth):
        return f"raise {self.one(['Odd', 'Even', 'ValueError', 'CancelledError'])}({self.number()})"

    def make_give(self, depth):
        return f"return {self.mark()}"

    def make_reraise(self, depth):
        return self.guarded([self.guarded(self.body(depth + 2, 2), depth + 2)], depth + 1)

    def make_block(self, depth):
        return f"time.sleep({self.one(['0.1', '0.3', '1', '0.5'])})"

    def make_uncancel(self, depth):
        return (f"log({self.mark()}, asyncio.current_task().cancelling(), "
                "asyncio.current_task().uncancel())")

    def make_own(self, depth):
        return f"log({self.mark()}, await Own({self.number(4)}))"

    def make_chain(self, depth):
        return f"log({self.mark()}, [await c for c in [{self.some(self.coro, 1, 2)}]])"

    def make_names(self, depth):
        return f"log({self.mark()}, names(asyncio.all_tasks()))"

    def make_guard(self, depth):
        return self.guarded(self.body(depth + 1, 3), depth)

    def make_lock(self, depth):
        return [(f"async with pick(L, {self.number()}):",
                 [f"log({self.mark()})"] + self.body(depth + 1, 3))]

    def make_loop(self, depth):
        return [(f"for i in range({self.random.randint(1, 3)}):", self.body(depth + 1, 2))]

    def make_many(self, depth):
        return [(f"for i in range({self.random.randint(2, 4)}):", [f"start({self.coro()})"])]

    def make_group(self, depth):
        g = self.new()
        inside = [f"log({self.mark()}, {g}.create_task({self.coro()}))"
                  for _ in range(self.random.randint(1, 3))]
        for _ in range(self.number(3)):
            inside.insert(self.random.randint(0, len(inside)), self.statement(depth + 1))
        block = [(f"async with asyncio.TaskGroup() as {g}:", inside)]
        if self.chance(0.7):
            caught = [f"log({self.mark()}, e)"] + (["raise"] if self.chance(0.2) else [])
            return [("try:", [block]), (f"except* {self.one(['Odd', 'Even', 'Exception'])} as e:",
                                        caught)]
        return block

    def make_timeout(self, depth):
        t = self.new()
        inside = self.body(depth + 1, 3)
        if self.chance(0.2):
            inside.insert(0, f"{t}.reschedule(asyncio.get_running_loop().time() + "
                             f"{self.one(DELAYS)})")
        if self.chance(0.2):
            inside.append(f"log({self.mark()}, {t}.expired())")
        block = [(f"async with asyncio.timeout({self.one(TIMEOUTS)}) as {t}:", inside)]
        if self.chance(0.7):
            return [("try:", [block]), ("except TimeoutError as e:",
                                        [f"log({self.mark()}, e, {t}.expired())"])]
        return block

    def make_condition(self, depth):
        which = f"pick(C, {self.number()})"
        inside = self.one([
            [f"log({self.mark()}, await {which}.wait())"],
            [f"{which}.notify({self.random.randint(1, 2)})"],
            [f"{which}.notify_all()"],
            [f"log({self.mark()}, await asyncio.wait_for({which}.wait(), {self.one(TIMEOUTS)}))"],
        ])
        return [(f"async with {which}:", [f"log({self.mark()})"] + inside)]

    def make_agen(self, depth):
        inside = [f"log({self.mark()}, i)"]
        if self.chance(0.4):
            inside.append(self.statement(depth + 1))
        if self.chance(0.3):
            inside.append([("if i == 1:", ["break"])])
        return [(f"async for i in numbers({self.random.randint(1, 3)}, {self.one(DELAYS)}):",
                 inside)]

    def program(self):
        functions = []
        for level in range(self.random.randint(1, 5)):
            self.level = level
            functions.append([(f"async def w{level}(n):", [f"log('w{level}', n)"] +
                               self.body(0, 5) + [f"return 'r{level}'"])])
        self.level = len(functions)
        setup = [
            "loop = asyncio.get_running_loop()",
            "F.extend(loop.create_future() for _ in range(3))",
            "E.extend(asyncio.Event() for _ in range(2))",
            "L.extend(asyncio.Lock() for _ in range(2))",
            f"S.extend([asyncio.Semaphore({self.number(3)}), asyncio.Semaphore(1)])",
            f"Q.extend([asyncio.Queue(), asyncio.Queue({self.number(3)}), asyncio.LifoQueue(1), "
            "asyncio.PriorityQueue()])",
            "C.extend([asyncio.Condition(), asyncio.Condition(L[0])])",
            f"B.extend([asyncio.Barrier(2), asyncio.Barrier({self.random.randint(1, 3)})])",
            "G.append(echo(3))",
        ]
        if self.chance(0.85):
            setup.append("loop.call_later(20, rescue)")
        functions.append([("async def main():", setup + self.body(0, 7))])
        run = [("try:", ["print(show(asyncio.run(main())))"]),
               ("except (Exception, CancelledError) as e:", ["print('end', show(e))"])]
        return functions + [run, "print('THE END')"]


def render(statements, indent=0):
    lines = []
    for statement in statements:
        if isinstance(statement, str):
            lines.append("    " * indent + statement)
            continue
        for header, inner in statement:
            lines.append("    " * indent + header)
            lines += render(inner, indent + 1) if inner else ["    " * (indent + 1) + "pass"]
    return lines


def text_of(program):
    return PRELUDE + "\n\n" + "\n".join(render(program)) + "\n"


# --- CPython ---

def serve(vclock_path):
    """Reads paths of programs from stdin, runs each in a fork, answers "status"."""
    import asyncio
    import io
    import logging
    import types
    import weakref
    vclock = types.ModuleType("vclock")
    vclock.__file__ = vclock_path
    with open(vclock_path) as source:
        exec(compile(source.read(), vclock_path, "exec"), vclock.__dict__)
    vclock.install()

    class Ordered(dict):
        def __init__(self, items=()):
            super().__init__(dict.fromkeys(items))

        def add(self, item):
            self[item] = None

        def discard(self, item):
            self.pop(item, None)

        def remove(self, item):
            del self[item]

    make = vclock.VirtualLoop.__init__

    def make_ordered(self, *args):
        make(self, *args)
        self._asyncgens.data = Ordered()

    vclock.VirtualLoop.__init__ = make_ordered
    asyncio.tasks.set = asyncio.taskgroups.set = Ordered
    born = []
    asyncio.tasks._all_tasks.add = lambda task: born.append(weakref.ref(task))

    def all_tasks(loop=None):
        if loop is None:
            loop = asyncio.get_running_loop()
        alive = [ref() for ref in born]
        return Ordered(t for t in alive if t is not None and t.get_loop() is loop and not t.done())

    asyncio.all_tasks = asyncio.tasks.all_tasks = all_tasks
    for line in sys.stdin:
        path = line.strip()
        child = os.fork()
        if child == 0:
            signal.alarm(10)
            out = os.open(path + ".out", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            err = os.open(path + ".err", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(out, 1)
            os.dup2(err, 2)
            sys.stdout = io.TextIOWrapper(io.FileIO(1, "w"), encoding="utf-8")
            sys.stderr = io.TextIOWrapper(io.FileIO(2, "w"), encoding="utf-8")
            status = 0
            try:
                with open(path) as source:
                    code = compile(source.read(), path, "exec")
                exec(code, {"__name__": "__main__"})
            except BaseException as error:
                print(repr(error), file=sys.stderr)
                status = 1
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)
        _, result = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(result)
        print({124: 4}.get(code, code), flush=True)


class Both:
    """Runs programs in both engines."""

    def __init__(self, engine, vclock):
        self.engine = engine
        self.folder = tempfile.mkdtemp()
        self.path = os.path.join(self.folder, "program.py")
        self.server = subprocess.Popen(
            ["/usr/bin/python3", os.path.abspath(__file__), "--serve", os.path.abspath(vclock)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def close(self):
        self.server.stdin.close()
        self.server.wait()
        for name in os.listdir(self.folder):
            os.unlink(os.path.join(self.folder, name))
        os.rmdir(self.folder)

    def reference(self, text):
        with open(self.path, "w") as file:
            file.write(text)
        self.server.stdin.write(self.path + "\n")
        self.server.stdin.flush()
        status = int(self.server.stdout.readline())
        with open(self.path + ".out", encoding="utf-8") as file:
            return status, file.read()

    def ours(self):
        try:
            done = subprocess.run([self.engine, "run", self.path], capture_output=True, timeout=20)
        except subprocess.TimeoutExpired:
            return "timeout", "", ""
        return (done.returncode, done.stdout.decode(errors="replace"),
                done.stderr.decode(errors="replace"))

    def difference(self, text):
        """None, or what differs, as text."""
        status, out = self.reference(text)
        if status < 0 or status > 4:
            return None                   # CPython itself needed too long
        our_status, our_out, our_err = self.ours()
        # What finalisers print at the very end comes in the order of addresses in CPython.
        out, our_out = out.split("THE END")[0], our_out.split("THE END")[0]
        if out == our_out and status == our_status or "RecursionError" in out + our_out:
            return None
        theirs, ours = out.split("\n"), our_out.split("\n")
        for number, pair in enumerate(zip(theirs, ours)):
            if pair[0] != pair[1]:
                return (f"line {number + 1}: CPython {pair[0]!r}, ours {pair[1]!r}\n"
                        f"status {status}, ours {our_status}\n{our_err[-600:]}")
        return (f"CPython ends after {len(theirs)} lines, ours after {len(ours)}; "
                f"status {status}, ours {our_status}\n{our_err[-600:]}")


# --- making a program smaller ---

def smaller(statements):
    """All programs with one thing less."""
    for i, statement in enumerate(statements):
        rest = statements[:i], statements[i + 1:]
        yield rest[0] + rest[1]
        if isinstance(statement, str):
            continue
        for part, (header, inner) in enumerate(statement):
            if not header.startswith("async def"):
                yield rest[0] + inner + rest[1]
            if part > 0 and len(statement) > 2:
                yield rest[0] + [statement[:part] + statement[part + 1:]] + rest[1]
            for less in smaller(inner):
                yield rest[0] + [statement[:part] + [(header, less)] + statement[part + 1:]] + \
                    rest[1]


def shrink(program, both, tries=600):
    found = True
    while found and tries > 0:
        found = False
        for less in smaller(program):
            tries -= 1
            if tries <= 0:
                break
            try:
                compile(text_of(less), "program", "exec")
            except SyntaxError:
                continue
            if both.difference(text_of(less)) is not None:
                program = less
                found = True
                break
    return program


def main():
    if sys.argv[1:2] == ["--serve"]:
        return serve(sys.argv[2])
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("engine")
    parser.add_argument("vclock")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=int, default=1, help="differences to look for")
    parser.add_argument("--tries", type=int, default=600, help="runs spent on making one smaller")
    parser.add_argument("--print", action="store_true", help="show the program of --seed")
    args = parser.parse_args()
    if args.print:
        print(text_of(Maker(args.seed).program()), end="")
        return 0
    both = Both(args.engine, args.vclock)
    different = 0
    try:
        for seed in range(args.seed, args.seed + args.count):
            program = Maker(seed).program()
            found = both.difference(text_of(program))
            if found is None:
                continue
            different += 1
            print(f"seed {seed}: {found}")
            program = shrink(program, both, args.tries)
            print("\n".join(render(program)))
            print(both.difference(text_of(program)))
            if different >= args.most:
                break
    finally:
        both.close()
    print(f"seeds {args.seed} to {seed}: {different} differences")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
