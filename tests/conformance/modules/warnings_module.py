import warnings

warnings.warn("first")
for i in range(3):
    warnings.warn("once for each line", RuntimeWarning)


def old():
    warnings.warn("old() is deprecated", DeprecationWarning, stacklevel=2)


old()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("recorded")
    old()
print(len(caught), caught[0].message, caught[1].category.__name__)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    warnings.warn("not shown")
warnings.filterwarnings("error", category=UserWarning)
try:
    warnings.warn("now an error")
except UserWarning as e:
    print("raised", e)


class Custom(UserWarning):
    pass


warnings.simplefilter("default")
warnings.warn(Custom("instance"))
