"""Write a document with text, tables and drawings."""
from fpdf import FPDF


def main():
    document = FPDF()
    document.set_font("Helvetica", size=11)
    for page in range(6):
        document.add_page()
        document.multi_cell(0, 6, "Some words to be broken into lines that fit the page, " * 25)
        for row in range(12):
            for column in range(4):
                document.cell(40, 8, "cell %d.%d" % (row, column), border=1)
            document.ln()
        document.line(10, 10, 100, 100)
    document.output()


if __name__ == "__main__":
    main()
