import calendar
import datetime
import sys

calendar.isleap(2000)
calendar.leapdays(1900, 2000)
calendar.weekday(2020, 1, 1)
calendar.monthrange(2020, 2)
calendar.monthcalendar(2020, 2)
calendar.month(2020, 2)
calendar.calendar(2020)
calendar.prmonth(2020, 2)
calendar.prcal(2020)
calendar.firstweekday()
calendar.setfirstweekday(calendar.SUNDAY)
calendar.timegm((2020, 1, 1, 0, 0, 0))
calendar.weekheader(3)
calendar.week([(1, 0)], 3)
calendar.prweek([(1, 0)], 3)
calendar.format(["a", "b"])
calendar.formatstring(["a", "b"])
calendar.month_name[1]
list(calendar.month_name)
calendar.month_abbr[1]
calendar.day_name[0]
calendar.day_abbr[0]
calendar.mdays
calendar.EPOCH
calendar.MONDAY
(calendar.TUESDAY, calendar.WEDNESDAY, calendar.THURSDAY, calendar.FRIDAY, calendar.SATURDAY)
calendar.January
calendar.February
c = calendar.Calendar()
c.firstweekday
c.getfirstweekday()
c.setfirstweekday(0)
c.itermonthdates(2020, 2)
c.itermonthdays(2020, 2)
c.itermonthdays2(2020, 2)
c.itermonthdays3(2020, 2)
c.itermonthdays4(2020, 2)
c.iterweekdays()
c.monthdatescalendar(2020, 2)
c.monthdays2calendar(2020, 2)
c.monthdayscalendar(2020, 2)
c.yeardatescalendar(2020)
c.yeardays2calendar(2020)
c.yeardayscalendar(2020)
t = calendar.TextCalendar()
t.formatday(1, 0, 2)
t.formatmonth(2020, 1)
t.formatmonthname(2020, 1, 10)
t.formatweek([(1, 0)], 2)
t.formatweekday(0, 3)
t.formatweekheader(3)
t.formatyear(2020)
t.prmonth(2020, 1)
t.prweek([(1, 0)], 2)
t.pryear(2020)
h = calendar.HTMLCalendar()
h.formatday(1, 0)
h.formatmonth(2020, 1)
h.formatmonthname(2020, 1)
h.formatweek([(1, 0)])
h.formatweekday(0)
h.formatweekheader()
h.formatyear(2020)
h.formatyearpage(2020)
h.cssclass_month
h.cssclass_month_head
h.cssclass_noday
h.cssclass_year
h.cssclass_year_head
h.cssclasses
h.cssclasses_weekday_head
(calendar.LocaleTextCalendar, calendar.LocaleHTMLCalendar)
try:
    calendar.monthrange(2020, 13)
except calendar.IllegalMonthError as e:
    e.month
try:
    calendar.setfirstweekday(9)
except calendar.IllegalWeekdayError as e:
    e.weekday
