class Base:
    def run(self): raise NotImplementedError
class Sub(Base): pass
Sub().run()
