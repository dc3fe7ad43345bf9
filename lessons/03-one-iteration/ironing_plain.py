def iron(piece):
    print(f"{piece}: hot iron")
    strokes = 0
    while strokes < 1000:
        strokes += 1
    print(f"{piece}: smooth")


iron("shirt")
iron("sheet")
