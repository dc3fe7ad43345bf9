# What is wrong inside the brackets of a later key comes first.
table = {"a": 1, (len 3): 2}
