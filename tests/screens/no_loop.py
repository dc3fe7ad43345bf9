# 이벤트 루프 없이도 한 줄씩 볼 수 있다.
total = 0
for number in [1, 2, 3]:
    total += number
    print("합계:", total)
