from helpers.deep import DEPTH


def shout(text):
    return text.upper() + "!" * DEPTH
