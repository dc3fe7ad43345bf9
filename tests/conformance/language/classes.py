class Animal:
    count = 0

    def __init__(self, name):
        self.name = name
        Animal.count += 1

    def speak(self):
        return f"{self.name} makes a sound"

    @property
    def loud(self):
        return self.speak().upper()

    @classmethod
    def make(cls, *names):
        return [cls(name) for name in names]

    @staticmethod
    def legs():
        return 4

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"


class Dog(Animal):
    def speak(self):
        return super().speak() + ": woof"


dogs = Dog.make("Rex", "Bo")
print(dogs, Animal.count, dogs[0].speak(), dogs[1].loud, Dog.legs())
print(isinstance(dogs[0], Animal), issubclass(Dog, Animal), Dog.__mro__)
