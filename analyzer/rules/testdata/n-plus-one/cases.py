from django.db import models


class Author(models.Model):
    name = models.TextField()


class Book(models.Model):
    title = models.TextField()
    author = models.ForeignKey(Author, on_delete=models.CASCADE)


def authors():
    return [book.author.name for book in Book.objects.all()]  # want "each round makes a query for author of book"


def lent():
    books = Book.objects.filter(lent=True)
    for book in books:
        print(book.author.id, book.author.name, book.author.name.lower())  # want "query for author"


def by_key(keys):
    out = []
    for key in keys:
        out.append(Book.objects.get(pk=key))  # want "each round makes the query"
    return out


def alchemy(session, names):
    found = {}
    for name in names:
        found[name] = session.query(Book).filter_by(title=name).one_or_none()  # want "each round makes the query"
    return found


def joined():
    return [book.author.name for book in Book.objects.select_related("author")]


def plain_field():
    return [book.title.lower() for book in Book.objects.all()]


def key_only():
    return [book.author.pk for book in Book.objects.all()]


def once(key, rows):
    book = Book.objects.get(pk=key)
    return [row for row in rows if row == book]


def dictionary(keys, d):
    return [d.get(k) for k in keys]


def found(names):
    for name in names:
        return Book.objects.filter(title=name).first()
