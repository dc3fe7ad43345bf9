ROOMS = {"hall": {"desc": "A dusty hall.", "exits": {"north": "library", "east": "kitchen"}, "items": ["lamp"]},
         "library": {"desc": "Books everywhere.", "exits": {"south": "hall"}, "items": ["key", "book"]},
         "kitchen": {"desc": "It smells of soup.", "exits": {"west": "hall", "down": "cellar"}, "items": []},
         "cellar": {"desc": "Dark!", "exits": {"up": "kitchen"}, "items": ["treasure"]}}
class Game:
    def __init__(self): self.room, self.bag, self.over, self.moves = "hall", [], False, 0
    def look(self):
        r = ROOMS[self.room]
        return f"{r['desc']} Exits: {', '.join(sorted(r['exits']))}. " + (f"You see {' and '.join(r['items'])}." if r["items"] else "Nothing here.")
    def do(self, line):
        self.moves += 1
        match line.lower().split():
            case ["go", d] if d in ROOMS[self.room]["exits"]:
                to = ROOMS[self.room]["exits"][d]
                if to == "cellar" and "lamp" not in self.bag: return "Too dark to go there."
                self.room = to
                return self.look()
            case ["go", d]: return f"You can't go {d}."
            case ["take", "all"]: return " ".join(self.do(f"take {i}") for i in list(ROOMS[self.room]["items"])) or "Nothing."
            case ["take", item]:
                try: ROOMS[self.room]["items"].remove(item)
                except ValueError: return f"There is no {item}."
                self.bag.append(item)
                if item == "treasure": self.over = True
                return f"Taken: {item}."
            case ["inventory" | "i"]: return ", ".join(self.bag) or "empty"
            case ["quit"]: self.over = True; return "Bye."
            case []: return "..."
            case [verb, *rest]: return f"I don't know how to {verb} {' '.join(rest)}".rstrip()
g = Game(); print(g.look())
for line in ("go up", "i", "take lamp", "take sword", "go north", "take all", "", "dance with bear", "go south", "go east", "go down", "take treasure", "quit"):
    if g.over: print("game over after", g.moves); break
    print(">", line); print(g.do(line))
