package se.lotsen.standalone.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.asm.ClassReader;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;

/**
 * The classes of a package and what is written in them: names that are only said in code, such as
 * collections and metrics, are found among a class file's constants.
 */
final class ClassFiles {
  // Tags of the constants in a class file (JVM specification, 4.4).
  private static final int STRING = 8;
  private static final int METHOD = 10;
  private static final int INTERFACE_METHOD = 11;

  private final TreeMap<String, ClassReader> byName = new TreeMap<>();

  private ClassFiles() {}

  /** All classes below these packages. */
  static ClassFiles in(String... packages) {
    var classes = new ClassFiles();
    for (var each : packages) {
      classes.read(each);
    }
    return classes;
  }

  private void read(String name) {
    try {
      var found =
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:%s/**/*.class".formatted(name.replace('.', '/')));
      for (var resource : found) {
        try (var in = resource.getInputStream()) {
          var reader = new ClassReader(in);
          if (isMain(resource.getURL().toString())) {
            byName.put(reader.getClassName().replace('/', '.'), reader);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isMain(String url) {
    return !url.contains("/test-classes/");
  }

  List<Class<?>> classes() {
    return byName.keySet().stream()
        .filter(name -> !name.endsWith("package-info"))
        .<Class<?>>map(name -> ClassUtils.resolveClassName(name, null))
        .toList();
  }

  /** The texts in classes that call any of these types. */
  Set<String> textsBesideCallsOf(Class<?>... types) {
    var wanted =
        Arrays.stream(types)
            .map(type -> type.getName().replace('.', '/'))
            .collect(Collectors.toSet());
    return byName.values().stream()
        .filter(reader -> called(reader).anyMatch(wanted::contains))
        .flatMap(ClassFiles::texts)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The texts in one class. */
  Set<String> textsIn(String className) {
    var reader = byName.get(className);
    if (reader == null) {
      throw new IllegalStateException("There is no " + className + " any more");
    }
    return texts(reader).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether some class but its own calls this method without parameters. */
  boolean call(Class<?> owner, String method) {
    var type = owner.getName().replace('.', '/');
    return byName.values().stream()
        .filter(reader -> !reader.getClassName().equals(type))
        .anyMatch(reader -> calls(reader, type, method));
  }

  private static boolean calls(ClassReader reader, String type, String method) {
    var buffer = new char[reader.getMaxStringLength()];
    return offsets(reader, METHOD)
        .filter(offset -> reader.readClass(offset, buffer).equals(type))
        .map(offset -> reader.getItem(reader.readUnsignedShort(offset + 2)))
        .mapToObj(nameAndType -> reader.readUTF8(nameAndType, buffer))
        .anyMatch(method::equals);
  }

  private static Stream<String> texts(ClassReader reader) {
    var buffer = new char[reader.getMaxStringLength()];
    return offsets(reader, STRING).mapToObj(offset -> reader.readUTF8(offset, buffer));
  }

  /** The types whose methods or constructors are called. */
  private static Stream<String> called(ClassReader reader) {
    var buffer = new char[reader.getMaxStringLength()];
    return IntStream.concat(offsets(reader, METHOD), offsets(reader, INTERFACE_METHOD))
        .mapToObj(offset -> reader.readClass(offset, buffer));
  }

  private static IntStream offsets(ClassReader reader, int tag) {
    return IntStream.range(1, reader.getItemCount())
        .map(reader::getItem)
        .filter(offset -> offset > 0 && reader.readByte(offset - 1) == tag);
  }
}
