text = ""
words = []
for i in range(200_000):
    text += "x"
    words.append(f"{i:>6}:{i * 2}")
joined = ",".join(words)
print(len(text), len(joined), joined.count("99"), len(joined.split(",")))
print(sum(len(word.strip().upper().replace("9", "nine")) for word in words))
