"""Merge, subtract and list address ranges."""
from netaddr import IPAddress, IPNetwork, IPSet, cidr_merge, iprange_to_cidrs


def main():
    cidr_merge([IPNetwork("10.%d.%d.0/25" % (i % 4, i % 200)) for i in range(600)])
    group = IPSet(["10.0.0.0/22"])
    for i in range(60):
        group.remove("10.0.%d.%d" % (i % 4, i))
    IPSet(["10.0.1.0/24"]) & group
    for i in range(100):
        iprange_to_cidrs("10.0.0.%d" % i, "10.0.9.%d" % (i + 3))
        IPAddress("10.0.0.%d" % i) in group
    list(IPNetwork("192.168.0.0/22").subnet(28))


if __name__ == "__main__":
    main()
