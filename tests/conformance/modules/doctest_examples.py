"""Module doc.

>>> add(1, 2)
3
>>> 'abc'
'abc'
"""
import doctest

def add(a, b):
    """Add.

    >>> add(2, 3)
    5
    >>> add('a', 1)
    Traceback (most recent call last):
        ...
    TypeError: can only concatenate str (not "int") to str
    >>> for i in range(2):
    ...     add(i, i)
    0
    2
    """
    return a + b

class Stack:
    """
    >>> s = Stack(); s.push(1)
    >>> s
    Stack([1])
    >>> s.items == [2]
    False
    """
    def __init__(self): self.items = []
    def push(self, x):
        '''
        >>> s = Stack()
        >>> s.push(5)
        >>> s.items   # doctest: +ELLIPSIS
        [...]
        >>> print("a\\n\\nb")
        a
        <BLANKLINE>
        b
        '''
        self.items.append(x)
    def __repr__(self): return f"Stack({self.items})"
    @property
    def top(self):
        """
        >>> Stack().top
        Traceback (most recent call last):
        IndexError: list index out of range
        """
        return self.items[-1]
    def nodoc(self): pass

def helper():
    "no tests"

if __name__ == "__main__":
    r = doctest.testmod()
    print(r)
    doctest.testmod(verbose=True)
    doctest.run_docstring_examples(add, globals(), verbose=True, name='add')
