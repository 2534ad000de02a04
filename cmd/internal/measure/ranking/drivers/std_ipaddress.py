"""Parse, sort, summarise and test membership of networks."""
import ipaddress
import random


def main():
    rng = random.Random(4)
    addresses = [ipaddress.ip_address(rng.getrandbits(32)) for _ in range(2500)]
    texts = [str(a) for a in addresses]
    networks = [ipaddress.ip_network("10.%d.0.0/16" % i) for i in range(40)]
    for text in texts:
        address = ipaddress.ip_address(text)
        any(address in network for network in networks)
    sorted(addresses)
    list(ipaddress.collapse_addresses([ipaddress.ip_network("192.168.%d.0/25" % i) for i in range(256)]
                                      + [ipaddress.ip_network("192.168.%d.128/25" % i) for i in range(256)]))
    for i in range(1500):
        ipaddress.IPv6Address("2001:db8::%x:1" % i).exploded
    list(ipaddress.ip_network("10.0.0.0/22").subnets(new_prefix=28))


if __name__ == "__main__":
    main()
