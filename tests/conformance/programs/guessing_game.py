"""A game against the user: rubbish is asked for again, the end of the input ends the game."""
import asyncio
import random


def ask_number(prompt):
    while True:
        text = input(prompt)
        try:
            return int(text)
        except ValueError:
            print(f"{text!r} is no number")


def play(secret):
    for attempt in range(1, 6):
        guess = ask_number(f"guess {attempt}: ")
        if guess == secret:
            print("right!")
            return attempt
        print("too small" if guess < secret else "too big")
    return None


async def clock(ticks):
    while True:
        ticks.append(len(ticks))
        await asyncio.sleep(1)


async def main():
    ticks = []
    task = asyncio.create_task(clock(ticks))
    await asyncio.sleep(2.5)
    name = input("name, please: ")
    print(f"Welcome, {name.strip().title()}.", len(ticks), "ticks so far")
    scores = []
    while input("play (y/n)? ").lower() == "y":
        scores.append(play(random.Random(len(scores) + 1).randint(1, 100)))
    task.cancel()
    print("scores:", scores, "best:", min(filter(None, scores)))


asyncio.run(main())
print("bye", input("press Enter "))
