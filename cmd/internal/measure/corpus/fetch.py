"""Download one release of one project, without building or installing it.

Usage: fetch.py NAME VERSION FOLDER

"pip download" of a source archive also runs the project's build backend. Only
the file is wanted here, so this goes through pip's own index machinery, with
pip's own configuration. Takes the source archive, or a wheel where there is
none, checks its hash, and prints the file's name.
"""

import hashlib
import os
import sys

from pip._internal.commands.download import DownloadCommand


def main(name, version, folder):
    command = DownloadCommand("download", "")
    with command.main_context():
        for kind in ("--no-binary", "--only-binary"):
            options, _ = command.parse_args(["--no-deps", kind, ":all:", "-q", name])
            session = command.get_default_session(options)
            finder = command._build_package_finder(options=options, session=session)
            for found in finder.find_all_candidates(name):
                if str(found.version) == version:
                    return fetch(session, found.link, folder)
    sys.exit(f"the package index has no {name} {version}")


def fetch(session, link, folder):
    reply = session.get(link.url_without_fragment)
    reply.raise_for_status()
    if link.hash and hashlib.new(link.hash_name, reply.content).hexdigest() != link.hash:
        sys.exit(f"{link.filename}: {link.hash_name} differs from the index")
    with open(os.path.join(folder, os.path.basename(link.filename)), "wb") as out:
        out.write(reply.content)
    print(os.path.basename(link.filename))


main(*sys.argv[1:])
