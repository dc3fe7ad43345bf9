"""A name of the library that is missing is found behind another name, too."""
import os as system


def run(os):
    os.fork()                             # a parameter: anybody's


def start():
    return system.popen("ls")
