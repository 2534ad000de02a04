t"\x41{a}\u00e9\N{BULLET}{{}}\
{b}"
t"{{{x}}}"
t"{{x}}"
