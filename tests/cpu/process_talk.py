"""How processes talk: queues, pipes, shared numbers, locks, events, a manager."""
import multiprocessing as mp
import time


def produce(queue, count):
    for i in range(count):
        time.sleep(0.1)
        queue.put((i, time.perf_counter() > 0.1))
    queue.put(None)


def square(end):
    while (number := end.recv()) is not None:
        end.send(number * number)
    end.close()


def add(number, lock, times):
    for _ in range(times):
        with lock:
            number.value += 1


def fill(shared, numbers, key):
    shared[key] = key * 2
    numbers[key] += key


def wait_for(event, queue):
    event.wait()
    queue.put(f"{mp.current_process().name} saw it")


if __name__ == "__main__":
    queue = mp.Queue()
    producer = mp.Process(target=produce, args=(queue, 3))
    producer.start()
    while (item := queue.get()) is not None:
        print("got", item)
    producer.join()

    here, there = mp.Pipe()
    process = mp.Process(target=square, args=(there,))
    process.start()
    there.close()
    for n in 3, 4:
        here.send(n)
        print(n, "squared is", here.recv())
    here.send(None)
    try:
        here.recv()
    except EOFError:
        print("the pipe has ended")
    process.join()

    number, lock = mp.Value("i", 0), mp.Lock()
    processes = [mp.Process(target=add, args=(number, lock, 200)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("number", number.value)

    row = mp.Array("d", [0.5, 1.5, 2.5])
    with mp.Manager() as manager:
        shared = manager.dict()
        processes = [mp.Process(target=fill, args=(shared, row, key)) for key in range(3)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        print(sorted(shared.items()), list(row))

    event = mp.Event()
    processes = [mp.Process(target=wait_for, args=(event, queue)) for _ in range(2)]
    for process in processes:
        process.start()
    time.sleep(0.5)
    event.set()
    print(sorted(queue.get() for _ in processes))
    for process in processes:
        process.join()
