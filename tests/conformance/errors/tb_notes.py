e = ValueError("main message")
e.add_note("note one")
e.add_note("note two\nsecond line")
raise e
