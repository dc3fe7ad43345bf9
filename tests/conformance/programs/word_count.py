text = """It was the best of times, it was the worst of times, it was the age of wisdom,
it was the age of foolishness, it was the epoch of belief, it was the epoch of incredulity"""
def words(s):
    word = ""
    for ch in s.lower():
        if ch.isalpha(): word += ch
        elif word: yield word; word = ""
    if word: yield word
counts = {}
for w in words(text): counts[w] = counts.get(w, 0) + 1
for w, n in sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:8]: print(f"{w:<12}{n:>3} {'#' * n}")
by_len = {}
for w in counts: by_len.setdefault(len(w), []).append(w)
for k in sorted(by_len): print(k, sorted(by_len[k]))
longest = max(counts, key=len); print(longest, len(counts), sum(counts.values()), f"{sum(map(len, words(text))) / sum(counts.values()):.3f}")
