package org.gongkai.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.gongkai.crawler.Addresses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "0.0.0.0",
                "0.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "198.18.0.1",
                "198.19.255.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::1",
                "2001:db8::1",
                "::7f00:1"
            })
    void knowsAddressesThatAreNoPlaceForAPortal(String address) throws UnknownHostException {
        assertThat(PublicAddresses.isPrivate(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "61.150.65.235",
                "100.63.255.255",
                "100.128.0.1",
                "172.32.0.1",
                "198.20.0.1",
                "223.5.5.5",
                "2400:3200::1",
                "64:ff9b::3d96:41eb",
                "2002:3d96:41eb::1"
            })
    void letsPublicAddressesPass(String address) throws UnknownHostException {
        assertThat(PublicAddresses.isPrivate(InetAddress.getByName(address))).isFalse();
    }

    private static Addresses answering(String... addresses) {
        return new Addresses() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                InetAddress[] all = new InetAddress[addresses.length];
                for (int i = 0; i < all.length; i++) {
                    all[i] = InetAddress.getByName(addresses[i]);
                }
                return all;
            }

            @Override
            public int port(String host, int port) {
                return port;
            }
        };
    }

    @Test
    void leavesOutThePrivateOnesOfSeveral() throws UnknownHostException {
        PublicAddresses resolver = new PublicAddresses(answering("10.0.0.1", "61.150.65.235"), false);
        assertThat(resolver.resolve("www.a.example"))
                .extracting(InetAddress::getHostAddress)
                .containsExactly("61.150.65.235");
    }

    @Test
    void refusesANameThatLeadsToNoOther() {
        PublicAddresses resolver = new PublicAddresses(answering("169.254.169.254"), false);
        assertThatThrownBy(() -> resolver.resolve("www.a.example"))
                .isInstanceOf(PrivateAddressException.class)
                .hasMessageContaining("169.254.169.254")
                .hasMessageContaining("crawler.allow-private-addresses");
    }

    @Test
    void letsThemPassWhenToldTo() throws UnknownHostException {
        assertThat(new PublicAddresses(answering("10.0.0.1"), true).resolve("x"))
                .hasSize(1);
    }

    @Test
    void saysSoWhenThereIsNone() {
        assertThatThrownBy(() -> new PublicAddresses(answering(), false).resolve("www.a.example"))
                .isInstanceOf(UnknownHostException.class);
    }
}
