ANSWER = "the one beside the program"
