package org.gongkai.crawler.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.gongkai.crawler.Addresses;

/**
 * Resolves names for the connection itself and leaves out addresses that are not on the public internet, so that no
 * portal file, redirect or changed name record can lead a crawl into the network it runs in. What was checked is what is
 * connected to.
 */
public final class PublicAddresses implements DnsResolver {
    private final Addresses addresses;
    private final boolean allowPrivate;

    public PublicAddresses(Addresses addresses, boolean allowPrivate) {
        this.addresses = addresses;
        this.allowPrivate = allowPrivate;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = addresses.resolve(host);
        if (all.length == 0) {
            throw new UnknownHostException(host + ": no address");
        }
        if (allowPrivate) {
            return all;
        }
        InetAddress[] open =
                Arrays.stream(all).filter(address -> !isPrivate(address)).toArray(InetAddress[]::new);
        if (open.length == 0) {
            throw new PrivateAddressException(host + " leads to " + all[0].getHostAddress()
                    + ", which is not a public address; set crawler.allow-private-addresses to ask it all the same");
        }
        return open;
    }

    /** Also leads to the port that the table names; the URL, the Host header and what is recorded stay as written. */
    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        int connected = addresses.port(host, port);
        return Arrays.stream(resolve(host))
                .map(address -> new InetSocketAddress(address, connected))
                .toList();
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** Whether an address is special by the IANA registries (RFC 6890) and so no place for a portal. */
    static boolean isPrivate(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        byte[] octets = address.getAddress();
        return address instanceof Inet6Address ? isPrivate6(octets) : isPrivate4(octets);
    }

    private static boolean isPrivate4(byte[] octets) {
        int a = octets[0] & 0xff;
        int b = octets[1] & 0xff;
        int c = octets[2] & 0xff;
        return a == 0
                || (a == 100 && b >= 64 && b <= 127) // shared address space, RFC 6598
                || (a == 192 && b == 0 && (c == 0 || c == 2))
                || (a == 198 && (b == 18 || b == 19)) // benchmarking, RFC 2544
                || (a == 198 && b == 51 && c == 100)
                || (a == 203 && b == 0 && c == 113)
                || a >= 240;
    }

    private static boolean isPrivate6(byte[] octets) {
        int first = ((octets[0] & 0xff) << 8) | (octets[1] & 0xff);
        if ((first & 0xfe00) == 0xfc00 || first == 0x0100) { // unique local, RFC 4193; discard, RFC 6666
            return true;
        }
        if (first == 0x2001 && (octets[2] & 0xff) == 0x0d && (octets[3] & 0xff) == 0xb8) { // documentation
            return true;
        }
        if (first == 0x2002) { // 6to4, RFC 3056: an IPv4 address in octets 2 to 5
            return isPrivateEmbedded(octets, 2);
        }
        // NAT64, RFC 6052, and IPv4-compatible addresses: an IPv4 address in the last four octets
        boolean nat64 = first == 0x0064 && (octets[2] & 0xff) == 0xff && (octets[3] & 0xff) == 0x9b;
        boolean compatible = isZero(octets, 12);
        return (nat64 || compatible) && isPrivateEmbedded(octets, 12);
    }

    private static boolean isZero(byte[] octets, int count) {
        for (int i = 0; i < count; i++) {
            if (octets[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPrivateEmbedded(byte[] octets, int at) {
        try {
            InetAddress embedded = InetAddress.getByAddress(Arrays.copyOfRange(octets, at, at + 4));
            return !(embedded instanceof Inet4Address) || isPrivate(embedded);
        } catch (UnknownHostException e) {
            throw new AssertionError("four octets are an address", e);
        }
    }
}
