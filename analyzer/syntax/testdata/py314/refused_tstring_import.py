from __future__ import t"x"
