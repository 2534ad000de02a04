é = ª = 1
ﬁ = 𝐱 = 1
π.ｘ = Ａ
def ℌ(ſ, *ﬃ, **ªº): return ℌ.ſ
class Ⅷ: pass
import ﬁ.ﬂ as ﬀ
from ﬁ import ﬂ
global_ = 名前 + имя
f(ﬁ=1)
x = ℘ + ℮ + a·b + a፩
a‌b = a・b = a･ = 𮯰
