# 이벤트 루프가 없으면 기다림이 하나씩 이어진다.
import time


def brew(drink, minutes):
    time.sleep(minutes)
    return drink


def main():
    brew("차", 2)
    brew("커피", 3)


main()
