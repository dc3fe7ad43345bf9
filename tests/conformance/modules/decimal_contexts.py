from decimal import *
import decimal, math
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
for f in (lambda: Decimal(1)/0,lambda: Decimal(0)/0,lambda: Decimal(1)//0,lambda: Decimal(0)//0,lambda: Decimal(1)%0,lambda: Decimal(0)%0,lambda: divmod(Decimal(1),0),lambda: Decimal('abc'),lambda: Decimal('NaN')<1,lambda: Decimal('sNaN')+1,lambda: Decimal('inf')-Decimal('inf'),lambda: Decimal(-1).sqrt(),lambda: Decimal(4)**Decimal('0.5'),lambda: Decimal(1)**Decimal('0.5'),lambda: Decimal(2)**Decimal('0.5'),lambda: Decimal(0)**0,lambda: Decimal(0)**-1,lambda: Decimal(-8)**Decimal('0.333'),lambda: Decimal(2)**-2,lambda: Decimal(3)**-2,lambda: Decimal(10)**400,lambda: Decimal('1.1')**100,lambda: pow(Decimal(3),4,5),lambda: Decimal('9e999999')*10,lambda: Decimal('1e-999999')/10**30,lambda: Decimal('123456789012345678901234567890').quantize(Decimal('0.01')),lambda: Decimal(1)+1.5,lambda: Decimal(1)<'a',lambda: Decimal(None),lambda: Decimal([1]),lambda: Decimal((0,(1,2,3),-2)),lambda: Decimal((0,(1,2,3),'F')),lambda: Decimal('  12_3.4 '),lambda: int(Decimal('NaN')),lambda: int(Decimal('inf')),lambda: float(Decimal('sNaN')),lambda: round(Decimal('NaN')),lambda: Decimal('inf').as_tuple(),lambda: Decimal('inf')//3,lambda: Decimal(7)//Decimal('inf'),lambda: Decimal(10)**40 // 3,lambda: getcontext().foo,lambda: setattr(getcontext(),'prec',0),lambda: setattr(getcontext(),'rounding','x'),lambda: format(Decimal('1'),'z'),lambda: Decimal('-7')//2,lambda: Decimal(-7)%3,lambda: setcontext(5),lambda: hash(Decimal('sNaN')),lambda: [MAX_PREC, MAX_EMAX, MIN_EMIN, MIN_ETINY, BasicContext, ExtendedContext, DefaultContext],lambda: Decimal('1').compare(Decimal('NaN')),lambda: max(Decimal(1),Decimal(2)),lambda: Decimal(1).max(Decimal('NaN')),lambda: Decimal('1E+5').to_integral_value(),lambda: Decimal('NaN123'),lambda: Decimal('-0'),lambda: -Decimal(0),lambda: abs(Decimal('-0')),lambda: Decimal('0E+3'),lambda: Decimal('0.0000001'),lambda: Decimal('1e10').to_eng_string(),lambda: Decimal('0.00').normalize(),lambda: Decimal('120').normalize()): t(f)
getcontext().clear_flags()
vals = ['0','1','-1','2','3','7','10','0.1','1.10','123.456','-2.5','1e5','1E-7','0.000123','9.995','1.005','99999','3.14159265358979','12345678.9','1.0000000001','0.99999999','1e-20','1e20','-0.00']
D = [Decimal(v) for v in vals]
for a in D:
    print(a, repr(a), -a, +a, abs(a), hash(a), bool(a), a.adjusted(), a.normalize(), a.to_eng_string(), a.as_tuple(), int(a), float(a), a.number_class())
    for n in ('sqrt','exp','ln','log10','to_integral_value','next_plus','next_minus','logb'): t(lambda: (n, getattr(a,n)()))
    t(lambda: round(a)); t(lambda: round(a,2)); t(lambda: a.quantize(Decimal('0.01'), ROUND_HALF_UP)); t(lambda: math.floor(a)); t(lambda: math.ceil(a))
for a in D:
    for b in D[::3]:
        for f in (lambda: a+b, lambda: a-b, lambda: a*b, lambda: a/b, lambda: a//b, lambda: a%b, lambda: a**b, lambda: (a<b,a==b,a>=b), lambda: a.remainder_near(b), lambda: a.compare_total(b), lambda: a.max(b), lambda: a.fma(b,b)):
            t(f)
for s in ['','f','.2f','10.3f','<10.1f','^12,.2f','08.2f','+.3e','e','E','g','.3g','%','.1%',',','010,.1f','+',' ','*>10','=10','.0f','.5','G','n','x<8','#.0f','020,.3f']:
    for v in ('0','1','-1234567.891','0.000012345','1e10','NaN','-Infinity','99.995','1.5'):
        try: print(s, v, '|'+format(Decimal(v), s)+'|')
        except ValueError as e: print(s, v, e)
for r in (ROUND_UP,ROUND_DOWN,ROUND_CEILING,ROUND_FLOOR,ROUND_HALF_UP,ROUND_HALF_DOWN,ROUND_HALF_EVEN,ROUND_05UP):
    print(r, [str(Decimal(v).quantize(Decimal('1'), rounding=r)) for v in ('2.5','-2.5','1.1','-1.1','3.5','1.9','0.5','5.01')])
with localcontext() as ctx:
    ctx.prec = 5
    print(Decimal(1)/3, ctx.flags[Inexact], Decimal('1.23456789')+0)
with localcontext(prec=50): print(Decimal(2).sqrt(), Decimal(1).exp(), Decimal(2).ln(), Decimal(1)/7)
print(getcontext().prec, sum([Decimal('0.1')]*10), Decimal('0.1')+Decimal('0.2') == Decimal('0.3'), Decimal(0.1))
c = Context(prec=4, rounding=ROUND_DOWN); print(c.divide(Decimal(2),3), c.create_decimal('3.14159'), c.sqrt(2), c.power(2,10), c.flags)
getcontext().traps[DivisionByZero] = False; print(Decimal(1)/0, Decimal(-1)/0, getcontext().flags[DivisionByZero])
from fractions import Fraction
print(Decimal('0.5') == Fraction(1,2), Fraction(Decimal('0.75')), Decimal('0.5') == 0.5, Decimal(3) == 3, {Decimal(1): 'a'}[1], sorted([Decimal(3), 1, 2.5]))
print(Decimal.from_float(0.1), Decimal('12.3').as_integer_ratio(), isinstance(Decimal(1), __import__('numbers').Number))
getcontext().prec = 3; print(Decimal('1.2345') * 1, -Decimal('1.2345'), Decimal('1.2345'))
class Money(Decimal): pass
print(repr(Money('1.5')), type(Money('1')+1))
