"""Parse multipart messages and write them back."""
import email
import email.generator
import email.policy
import io
from email.message import EmailMessage


def build(n):
    message = EmailMessage()
    message["Subject"] = "Gr\u00fc\u00dfe number %d from the outer office of the company" % n
    message["From"] = "Andr\u00e9 <andre%d@example.com>" % n
    message["To"] = ", ".join("Person %d <p%d@example.com>" % (i, i) for i in range(12))
    message.set_content("Hello,\n" + "a line of text with caf\u00e9\n" * 30)
    message.add_attachment(b"\x00\x01\x02" * 900, maintype="application", subtype="octet-stream", filename="data.bin")
    return message.as_bytes()


def main():
    for n in range(25):
        raw = build(n)
        parsed = email.message_from_bytes(raw, policy=email.policy.default)
        for part in parsed.walk():
            if not part.is_multipart():
                part.get_content()
        [a.addr_spec for a in parsed["To"].addresses]
        email.generator.Generator(io.StringIO()).flatten(parsed)


if __name__ == "__main__":
    main()
