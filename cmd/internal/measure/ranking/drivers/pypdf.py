"""Write a document, read it back and take its text out."""
import io

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject


def main():
    writer = PdfWriter()
    font = writer._add_object(DictionaryObject({
        NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
        NameObject("/BaseFont"): NameObject("/Helvetica"), NameObject("/Encoding"): NameObject("/WinAnsiEncoding")}))
    for i in range(25):
        page = writer.add_blank_page(400, 400)
        stream = DecodedStreamObject()
        stream.set_data(b"BT /F1 12 Tf 20 350 Td " + b"".join(b"(Line %d of page %d) Tj 0 -14 Td " % (j, i) for j in range(20)) + b"ET")
        page[NameObject("/Contents")] = writer._add_object(stream)
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})})
    buffer = io.BytesIO()
    writer.write(buffer)
    for _ in range(2):
        for page in PdfReader(io.BytesIO(buffer.getvalue())).pages:
            page.extract_text()


if __name__ == "__main__":
    main()
