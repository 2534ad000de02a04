"""Write an archive of many small members, list it and read it back."""
import io
import zipfile


def main():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for i in range(1500):
            archive.writestr("folder%d/file%d.txt" % (i % 17, i), "line %d\n" % i * 40)
    for _ in range(3):
        with zipfile.ZipFile(io.BytesIO(buffer.getvalue())) as archive:
            for name in archive.namelist():
                archive.read(name)


if __name__ == "__main__":
    main()
