value = {"first": [1, 2, 3], "second": [4, 5, 6]}; total = value["first"][0] + value["second"][1] + value["third"][2]
