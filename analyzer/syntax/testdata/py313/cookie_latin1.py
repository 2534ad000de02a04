# -*- coding: latin-1 -*-
a = "é"; é = b
