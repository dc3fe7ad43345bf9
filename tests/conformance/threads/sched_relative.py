"""enter() counts from now: of two with one delay the one entered first runs first, whatever their
priorities; enterabs() with one time goes by priority."""
import sched
import time

clock = sched.scheduler(time.monotonic, time.sleep)


def say(word="nothing", mark=""):
    print(word, mark)


clock.enter(0.2, 1, say)
clock.enter(0.1, 2, say, argument=("second by priority",))
clock.enter(0.1, 1, say, kwargs={"word": "first by priority", "mark": "*"})
gone = clock.enter(0.15, 1, say, ("never",))
clock.cancel(gone)
try:
    clock.cancel(gone)
except ValueError as error:
    print(error)
print([event.priority for event in clock.queue])
clock.run()

at = time.monotonic() + 0.1
for priority in (3, 1, 2):
    clock.enterabs(at, priority, say, (priority,))
clock.run()
print(clock.empty())
