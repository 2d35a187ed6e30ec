package se.lotsen.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A way to the broker that is shut at first: nobody answers at its address. The broker then names
 * its own address, so this only delays the first contact, which is what a Kafka that is away does.
 */
final class Gate implements AutoCloseable {
  private final InetSocketAddress broker;
  private final InetSocketAddress address;
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private @Nullable ServerSocket server;

  Gate(String bootstrapServers) throws IOException {
    var hostAndPort = bootstrapServers.split(":", 2);
    this.broker = new InetSocketAddress(hostAndPort[0], Integer.parseInt(hostAndPort[1]));
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.address = new InetSocketAddress(free.getInetAddress(), free.getLocalPort());
    }
  }

  String address() {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  void open() throws IOException {
    var opened = new ServerSocket();
    opened.bind(address);
    server = opened;
    Thread.ofVirtual().start(() -> accept(opened));
  }

  private void accept(ServerSocket opened) {
    try {
      while (!opened.isClosed()) {
        var client = opened.accept();
        var onward = new Socket(broker.getAddress(), broker.getPort());
        connections.addAll(List.of(client, onward));
        Thread.ofVirtual().start(() -> pump(client, onward));
        Thread.ofVirtual().start(() -> pump(onward, client));
      }
    } catch (IOException e) {
      if (!opened.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void pump(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One of the two has hung up, and now both have.
    }
  }

  @Override
  public void close() throws IOException {
    if (server != null) {
      server.close();
    }
    for (var connection : connections) {
      connection.close();
    }
  }
}
