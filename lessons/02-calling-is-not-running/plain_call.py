import time


def deliver(letter):
    print(f"{letter}: on the way")
    time.sleep(2)
    print(f"{letter}: in the box")


def main():
    deliver("postcard")
    print("the postman goes home")


main()
