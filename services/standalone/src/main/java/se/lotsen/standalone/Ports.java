package se.lotsen.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;
import se.lotsen.kit.CannotStart;

/** Looks at ports before anything has been started that would have to be stopped again. */
final class Ports {
  private static final int LARGEST = 65_535;

  private Ports() {}

  /**
   * @param port where HTTP is to be answered; 0 or less is any or none, and free
   * @throws CannotStart when it does not exist or cannot be had
   */
  static void mustBeFree(int port, @Nullable InetAddress address) {
    if (port > LARGEST) {
      throw new CannotStart(
          "there is no port %d; choose one from 1 to %d with --port N".formatted(port, LARGEST));
    }
    if (port <= 0) {
      return;
    }
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
    } catch (BindException e) {
      throw new CannotStart(
          "port %d cannot be had (%s); stop the process that has it or choose another with --port N"
              .formatted(port, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that nobody has now, of this machine alone. */
  static int free() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
