# An f-string is no pattern.
name = "x"
match "text":
    case "text" | f"{name}":
        print("not run")
