import time


def brew(drink, minutes):
    print(f"{drink}: started")
    time.sleep(minutes)
    print(f"{drink}: ready")
    return drink


def main():
    print(brew("tea", 2), "is served")
    print(brew("coffee", 3), "is served")


main()
