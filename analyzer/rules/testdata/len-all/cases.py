from shop.models import Book


def lent():
    return len(Book.objects.filter(lent=True))  # want "all rows of Book.objects.filter"


def every(self):
    return len(self.model._default_manager.all().exclude(gone=True))  # want "only to be counted"


def alchemy(session):
    return len(session.query(Book).filter_by(lent=True).all())  # want "only to be counted"


def flask():
    return len(Book.query.filter_by(lent=True).all())  # want "only to be counted"


def counted():
    return Book.objects.filter(lent=True).count()


def kept():
    books = Book.objects.all()
    return len(books), list(books)


def items(d):
    return len(d.items())


def plain(config):
    return len(config.filter(lambda x: x))


def titles(book):
    return len(book.objects)


def one(session):
    return len(session.query(Book).first())
