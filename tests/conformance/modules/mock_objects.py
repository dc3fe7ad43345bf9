"""unittest.mock: Mock, MagicMock, AsyncMock, call, and what their assertions say."""
import asyncio
import re
from unittest.mock import (ANY, DEFAULT, AsyncMock, MagicMock, Mock, NonCallableMock,
                           PropertyMock, call, create_autospec, mock_open, seal, sentinel)


def show(*values):
    print(*[re.sub(r"id='\d+'", "id=…", v if isinstance(v, str) else repr(v)) for v in values])


def tell(function, *args, **kwargs):
    try:
        show(function(*args, **kwargs))
    except Exception as e:
        show(type(e).__name__, str(e))


m = Mock()
show(m, m.a, m.a.b, m(), m.a(), m.a().b, m.return_value is m(), m.a is m.a)
m = Mock(return_value=3, name="three")
show(m, m(1), m(2, x=[1]), m.called, m.call_count, m.call_args, m.call_args_list, m.mock_calls)
args, kwargs = m.call_args
show(args, kwargs, m.call_args.args, m.call_args.kwargs, m.call_args == call(2, x=[1]),
     m.call_args == ((2,), {"x": [1]}), m.call_args_list[0] == call(1), m.call_args == call(2))
for check in ("assert_called", "assert_called_once", "assert_not_called"):
    tell(getattr(m, check))
    tell(getattr(Mock(), check))
tell(m.assert_called_with, 2, x=[1])
tell(m.assert_called_with, 2)
tell(m.assert_called_once_with, 2, x=[1])
tell(m.assert_any_call, 1)
tell(m.assert_any_call, 5, y=6)
tell(Mock(name="n").assert_called_with, "a")
tell(m.assert_has_calls, [call(1), call(2, x=[1])])
tell(m.assert_has_calls, [call(2, x=[1]), call(1)])
tell(m.assert_has_calls, [call(2, x=[1]), call(1)], any_order=True)
tell(m.assert_has_calls, [call(7)], any_order=True)
tell(m.assert_called_with, ANY, x=ANY)
m.reset_mock()
show(m.called, m.call_args, m.call_args_list, m())
tell(lambda: Mock().assret_called)
tell(lambda: Mock().assert_something)
tell(lambda: Mock().__len__)

m = Mock(side_effect=[1, ValueError("second"), DEFAULT], return_value="default")
for _ in range(4):
    tell(m)
m = Mock(side_effect=KeyError("k"))
tell(m)
m.side_effect = lambda x: x * 2
show(m(4))
m.side_effect = None
show(m(4))
show(Mock(side_effect=lambda: DEFAULT, return_value=9)())
m = Mock(**{"method.return_value": 3, "other.side_effect": KeyError, "plain": 5})
show(m.method(), m.plain)
tell(m.other)
m.configure_mock(plain=6, **{"a.b.c": 7})
show(m.plain, m.a.b.c)
del m.plain
tell(lambda: m.plain)
show(hasattr(m, "plain"), hasattr(m, "other"))

manager = Mock()
manager.first(1).second(x=2)
manager.third.deep("y")
show(manager.mock_calls, manager.method_calls)
show(manager.mock_calls == [call.first(1), call.first().second(x=2), call.third.deep("y")])
manager.assert_has_calls(call.first(1).second(x=2).call_list())
show(call.first(1).second(x=2).call_list(), call, call.a, call.a(1), call(1)(2), call().b(3))
child = Mock(return_value=None)
manager.attach_mock(child, "kid")
child("hello")
show(manager.mock_calls[-1], manager.kid is child)
wrapped = Mock(wraps=[3, 1, 2])
wrapped.sort()
show(wrapped.index(3), wrapped.mock_calls)


class Robot:
    """It has two methods."""
    size = 3

    def move(self, x, y=0):
        return x + y

    async def fetch(self, url):
        return url


m = Mock(spec=Robot)
show(m, isinstance(m, Robot), m.move(1), m.size)
tell(lambda: m.fly)
tell(lambda: m.fly())
m.extra = 5
m = Mock(spec_set=Robot)
tell(lambda: setattr(m, "extra", 1))
m = Mock(spec=["one", "two"])
m.one()
tell(lambda: m.three)
show(type(Mock(spec=Robot).fetch).__name__, type(MagicMock(spec=Robot()).move).__name__)
m = Mock(spec=Robot.move)
m(1, 2, 3)
auto = create_autospec(Robot)
robot = auto(5) if False else create_autospec(Robot, instance=True)
robot.move(1, y=2)
robot.move.assert_called_once_with(1, 2)
tell(robot.move)
tell(robot.move, 1, 2, 3)
tell(lambda: robot.fly)
show(isinstance(robot, Robot))

mm = MagicMock()
show(len(mm), bool(mm), list(mm), int(mm), float(mm), 3 in mm, mm == mm, mm == 3, mm != mm)
mm.__len__.return_value = 5
mm.__getitem__.side_effect = lambda key: key * 2
mm.__iter__.return_value = [1, 2]
mm.__contains__.return_value = True
show(len(mm), mm["k"], list(mm), 7 in mm, mm.__getitem__.call_args)
mm.__str__.return_value = "as text"
show(str(mm), f"{mm}")
with mm as entered:
    show(entered is mm.__enter__.return_value)
mm.__exit__.assert_called_once_with(None, None, None)
show(mm + 1, mm[0:2] == slice(0, 4, None) if False else "slice", type(mm + 1).__name__)
tell(lambda: mm < 3)
mm["x"] = 5
mm.__setitem__.assert_called_with("x", 5)
plain = Mock()
tell(lambda: len(plain))
plain.__len__ = lambda self: 8
show(len(plain))
plain.__enter__ = Mock(return_value="in")
plain.__exit__ = Mock(return_value=False)
with plain as value:
    show(value)
show(MagicMock(name="named").method.deeper(), repr(MagicMock(spec=int)))


class Owner:
    @property
    def value(self):
        return 1


Owner.value = PropertyMock(return_value=7)
owner = Owner()
show(owner.value)
owner.value = 8
show(Owner.__dict__["value"].mock_calls)
sealed = Mock()
sealed.known.return_value = 1
seal(sealed)
show(sealed.known())
tell(lambda: sealed.unknown)
tell(lambda: sealed.known.more)
show(sentinel.thing, sentinel.thing is sentinel.thing, sentinel.a == sentinel.b, ANY, DEFAULT)
tell(NonCallableMock())

opener = mock_open(read_data="one\ntwo\n")
with opener("file") as f:
    show(f.read())
with opener("file") as f:
    show(f.readline(), list(f))
handle = opener("out", "w")
handle.write("text")
handle.write.assert_called_once_with("text")
opener.assert_called_with("out", "w")


async def main():
    am = AsyncMock(return_value=5)
    show(am, asyncio.iscoroutinefunction(am), am.await_count)
    coroutine = am(1)
    show(am.call_count, am.await_count, asyncio.iscoroutine(coroutine))
    tell(am.assert_awaited)
    tell(am.assert_awaited_with, 1)
    show(await coroutine, am.await_count, am.await_args, am.await_args_list)
    am.assert_awaited_once_with(1)
    tell(am.assert_awaited_once_with, 2)
    tell(am.assert_not_awaited)
    tell(am.assert_any_await, 3)
    tell(am.assert_has_awaits, [call(9)])
    await am(2, k=3)
    tell(am.assert_awaited_once)
    am.assert_has_awaits([call(1), call(2, k=3)])
    show(am.mock_calls)
    am = AsyncMock(side_effect=[1, OSError("two")])
    show(await am())
    for _ in range(2):
        try:
            show(await am())
        except BaseException as e:
            show(repr(e))

    async def effect(x):
        await asyncio.sleep(1)
        return x + 1
    am.side_effect = effect
    show(await am(5), asyncio.get_running_loop().time())
    client = AsyncMock()
    client.get.return_value = {"status": 200}
    show(await client.get("/"), client.mock_calls)
    client.get.assert_awaited_once_with("/")
    async with client as session:
        show(type(session).__name__)
    client.__aenter__.assert_awaited_once()
    mm = MagicMock()
    mm.__aiter__.return_value = [1, 2, 3]
    show([x async for x in mm], [x async for x in MagicMock()])
    async with mm as entered:
        show(type(entered).__name__)
    robot = Mock(spec=Robot)
    robot.fetch.return_value = "page"
    show(await robot.fetch("u"), robot.fetch.await_args)
    results = await asyncio.gather(AsyncMock(return_value=1)(), AsyncMock(return_value=2)())
    show(results)
    show(type(await AsyncMock()()).__name__, type(AsyncMock().method).__name__)


asyncio.run(main())
