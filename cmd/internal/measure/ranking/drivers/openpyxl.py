"""Write a workbook and read it back."""
import io

import openpyxl


def main():
    book = openpyxl.Workbook()
    sheet = book.active
    for i in range(500):
        sheet.append([i, "name %d" % i, i * 1.5, i % 2 == 0, "=A%d*2" % (i + 1)])
    buffer = io.BytesIO()
    book.save(buffer)
    again = openpyxl.load_workbook(io.BytesIO(buffer.getvalue()))
    sum(row[0] for row in again.active.iter_rows(values_only=True))


if __name__ == "__main__":
    main()
