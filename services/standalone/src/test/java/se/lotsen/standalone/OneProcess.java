package se.lotsen.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One Lotsen for all test classes that ask for it, each working in projects of its own. */
final class OneProcess implements ParameterResolver {
  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(OneProcess.class);

  /** It, and the folder it keeps its data in, for as long as tests run. */
  private record Running(Standalone lotsen, Path data) implements AutoCloseable {
    static Running begin() {
      try {
        var data = Files.createTempDirectory("lotsen-test-");
        return new Running(
            Standalone.start(
                List.of(TokensOfTests.class),
                "--server.port=" + Ports.free(),
                // It is the issuer itself, and takes the tokens of tests beside its own.
                "--lotsen.security.issuer=",
                "--lotsen.standalone.data=" + data),
            data);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      lotsen.close();
      try (var files = Files.walk(data)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Standalone.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .computeIfAbsent(Running.class, first -> Running.begin(), Running.class)
        .lotsen();
  }
}
