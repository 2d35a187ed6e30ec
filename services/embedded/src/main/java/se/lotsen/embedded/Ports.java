package se.lotsen.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Local TCP ports. */
final class Ports {
  /**
   * Below the range from which the system takes the ports of outgoing connections, so nobody takes
   * it meanwhile.
   */
  private static final int FIRST = 15_000;

  private static final int END = 32_000;

  private Ports() {}

  /**
   * A port that can be listened on at this moment.
   *
   * @param wanted 1–65535, or 0 for any free one
   * @throws IllegalStateException when the wanted port is taken
   */
  static int free(int wanted) {
    if (wanted == 0) {
      return ThreadLocalRandom.current()
          .ints(FIRST, END)
          .filter(Ports::isFree)
          .findFirst()
          .orElseThrow();
    }
    if (!isFree(wanted)) {
      throw new IllegalStateException("port " + wanted + " is taken by another program");
    }
    return wanted;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // As the servers do it: a port whose last connections only wait to time out is free.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName("localhost"), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
