package se.lotsen.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Local TCP ports. */
final class Ports {
  private Ports() {}

  /**
   * A port that can be listened on at this moment.
   *
   * @param wanted 1–65535, or 0 for any free one
   * @throws IllegalStateException when the wanted port is taken
   */
  static int free(int wanted) {
    try (ServerSocket socket = new ServerSocket()) {
      // As the servers do it: a port that only waits for its last connections to time out counts as
      // free.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName("localhost"), wanted));
      return socket.getLocalPort();
    } catch (java.net.BindException e) {
      throw new IllegalStateException("port " + wanted + " is taken by another program", e);
    } catch (IOException e) {
      throw new UncheckedIOException("no local port can be opened", e);
    }
  }
}
