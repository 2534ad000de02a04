"""Fill and search a mailbox file."""
import mailbox
import os
import tempfile


def main():
    with tempfile.TemporaryDirectory() as folder:
        box = mailbox.mbox(os.path.join(folder, "box"))
        for i in range(250):
            message = mailbox.mboxMessage()
            message["Subject"] = "number %d" % i
            message["From"] = "a@example.com"
            message.set_payload("From here\n" * 10 + "body %d\n" % i)
            message.set_flags("RO" if i % 2 else "F")
            box.add(message)
        box.flush()
        again = mailbox.mbox(os.path.join(folder, "box"))
        [m["Subject"] for m in again if "R" in m.get_flags()]
        box.close()


if __name__ == "__main__":
    main()
