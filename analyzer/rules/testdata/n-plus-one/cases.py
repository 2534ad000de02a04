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


class Tag(models.Model):
    name = models.TextField()


class Shelf(models.Model):
    books = models.ManyToManyField(Book, related_name="shelves")


class Review(models.Model):
    book = models.ForeignKey("Book", on_delete=models.CASCADE)


def shelf_titles():
    for shelf in Shelf.objects.all():
        print([book.title for book in shelf.books.all()])  # want "each round makes a query for books of shelf"


def shelves_of_books():
    return {book.title: list(book.shelves.all()) for book in Book.objects.filter(lent=True)}  # want "query for shelves of book"


def reviews():
    for book in Book.objects.all():
        for review in book.review_set.all():  # want "query for review_set of book"
            print(review)


def shelf_titles_together():
    for shelf in Shelf.objects.prefetch_related("books"):
        print([book.title for book in shelf.books.all()])


def filtered():
    for shelf in Shelf.objects.all():
        print(shelf.books.all().filter(lent=True))


def no_relation():
    for book in Book.objects.all():
        print(book.parts.all())


def other_reviews():
    for shelf in Shelf.objects.all():
        print(shelf.review_set.all())
