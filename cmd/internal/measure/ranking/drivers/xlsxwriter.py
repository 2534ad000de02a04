"""Write a workbook with formats and formulas."""
import io

import xlsxwriter


def main():
    book = xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True})
    bold = book.add_format({"bold": True, "num_format": "0.00"})
    sheet = book.add_worksheet()
    for i in range(2500):
        sheet.write(i, 0, i)
        sheet.write(i, 1, "name %d" % (i % 90))
        sheet.write_number(i, 2, i * 1.5, bold)
        sheet.write_formula(i, 3, "=A%d*2" % (i + 1))
    sheet.set_column(0, 3, 12)
    book.close()


if __name__ == "__main__":
    main()
