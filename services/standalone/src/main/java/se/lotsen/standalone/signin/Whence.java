package se.lotsen.standalone.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * From where somebody signed in, as far as they need it to know their own again: which address it
 * was is not kept.
 *
 * @param userAgent what the browser or program calls itself, cut where it is long; empty where it
 *     says nothing
 */
record Whence(Network network, String userAgent) {
  private static final int LONGEST = 160;

  /** How far away an address is. */
  enum Network {
    THIS_MACHINE("127.0.0.0/8", "::1"),
    /** Those of RFC 1918 and RFC 4193, and those that lead no further than a cable. */
    LOCAL_NETWORK(
        "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "fc00::/7", "fe80::/10"),
    INTERNET;

    private final List<IpAddressMatcher> addresses;

    Network(String... addresses) {
      this.addresses = Stream.of(addresses).map(IpAddressMatcher::new).toList();
    }

    static Network of(String address) {
      return Stream.of(THIS_MACHINE, LOCAL_NETWORK)
          .filter(network -> network.addresses.stream().anyMatch(each -> each.matches(address)))
          .findFirst()
          .orElse(INTERNET);
    }
  }

  static Whence of(HttpServletRequest request) {
    var agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
    return new Whence(
        Network.of(request.getRemoteAddr()), agent.substring(0, Math.min(agent.length(), LONGEST)));
  }
}
