"""sched.scheduler: by time, then by priority; cancel; events that enter events."""
import sched
import time

scheduler = sched.scheduler(time.monotonic, time.sleep)
start = time.monotonic()


def say(text, mark="."):
    print(f"{time.monotonic() - start:.1f} {text}{mark}")


def again(times):
    say(f"again {times}")
    if times:
        scheduler.enter(0.1, 1, again, (times - 1,))


scheduler.enter(0.3, 1, say, ("third",))
scheduler.enter(0.1, 1, say, argument=("first",), kwargs={"mark": "!"})
doomed = scheduler.enter(0.2, 1, say, ("never",))
at = time.monotonic() + 0.4
scheduler.enterabs(at, 2, say, ("low priority",))
scheduler.enterabs(at, 1, say, ("high priority",))
print([event.argument[0] for event in scheduler.queue], scheduler.empty())
scheduler.cancel(doomed)
try:
    scheduler.cancel(doomed)
except ValueError as error:
    print("ValueError")
scheduler.run()
print(scheduler.empty())
scheduler.enter(0.1, 1, again, (2,))
scheduler.enter(0.0, 1, say, ("now",))
print("next in", round(scheduler.run(blocking=False), 1))
scheduler.run()
print(doomed.priority, doomed.action is say, doomed._fields)
