from pprint import pprint, pformat

pprint({"b": 1, "a": [1, 2]})
pprint({"name": "x" * 30, "values": list(range(30)), "nested": {"k": "v" * 40, "z": (1,)}})
pprint([["row", i, "text " * 4] for i in range(4)], width=40)
print(pformat({"z": 1, "y": 2}, sort_dicts=False), pformat((1,)), pformat({3, 1, 2}))
pprint({"deep": {"er": {"est": [1]}}}, depth=2)
pprint(list(range(40)), compact=True, width=50)
