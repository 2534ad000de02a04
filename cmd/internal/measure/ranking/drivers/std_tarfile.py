"""Write an archive in memory, list it and read its members."""
import io
import tarfile


def main():
    for kind in (tarfile.PAX_FORMAT, tarfile.GNU_FORMAT):
        buffer = io.BytesIO()
        with tarfile.open(fileobj=buffer, mode="w", format=kind) as archive:
            for i in range(700):
                info = tarfile.TarInfo("folder/%s/file%d.txt" % ("d\u00e9ep" * 6, i))
                body = b"content %d\n" % i * 20
                info.size = len(body)
                archive.addfile(info, io.BytesIO(body))
        for _ in range(2):
            buffer.seek(0)
            with tarfile.open(fileobj=buffer) as archive:
                for member in archive.getmembers():
                    archive.extractfile(member).read()


if __name__ == "__main__":
    main()
