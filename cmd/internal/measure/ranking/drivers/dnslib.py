"""Build, pack and parse DNS messages."""
from dnslib import AAAA, CNAME, MX, QTYPE, RR, TXT, A, DNSHeader, DNSQuestion, DNSRecord


def main():
    for i in range(250):
        message = DNSRecord(DNSHeader(id=i, qr=1, aa=1, ra=1), q=DNSQuestion("host%d.example.com" % i))
        message.add_answer(RR("host%d.example.com" % i, QTYPE.CNAME, rdata=CNAME("www.example.com"), ttl=60))
        message.add_answer(RR("www.example.com", QTYPE.A, rdata=A("1.2.3.%d" % (i % 250)), ttl=60))
        message.add_answer(RR("www.example.com", QTYPE.AAAA, rdata=AAAA("2001:db8::1"), ttl=60))
        message.add_answer(RR("example.com", QTYPE.MX, rdata=MX("mail.example.com"), ttl=60))
        message.add_answer(RR("example.com", QTYPE.TXT, rdata=TXT("some text"), ttl=60))
        str(DNSRecord.parse(message.pack()))


if __name__ == "__main__":
    main()
