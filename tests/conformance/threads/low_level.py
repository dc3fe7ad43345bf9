"""_thread, the module below threading."""
import _thread
import threading
import time

done = _thread.allocate_lock()
done.acquire()


def work(name, times=1):
    for n in range(times):
        time.sleep(0.05)
        print(name, n)
    if name == "leaver":
        _thread.exit()
    done.release()


ident = _thread.start_new_thread(work, ("plain",), {"times": 2})
print(isinstance(ident, int), done.locked())
done.acquire()
_thread.start_new_thread(work, ("leaver",))
time.sleep(0.1)
print(done.locked(), type(done) is type(threading.Lock()), _thread.error is RuntimeError)


def dummy():
    print(threading.current_thread().name.split("-")[0], threading.current_thread().daemon)
    done.release()


_thread.start_new_thread(dummy, ())
done.acquire()
print(_thread.get_ident() == threading.get_ident())
