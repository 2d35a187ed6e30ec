package se.lotsen.standalone;

import java.util.Set;
import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModuleDetectionStrategy;
import org.springframework.modulith.core.ApplicationModuleInformation;
import org.springframework.modulith.core.JavaPackage;
import org.springframework.modulith.core.NamedInterfaces;

/**
 * Every package under {@code se.lotsen} is a module that keeps its sub-packages to itself, but for
 * those that are there to be used by all: model, kit, imports and what is known of projects and
 * clients. They cannot say so themselves, because they are not to know Spring Modulith.
 */
class SharedPackagesAreOpen implements ApplicationModuleDetectionStrategy {
  static final Set<String> SHARED = Set.of("model", "kit", "work", "imports");

  /** Made by a generator, for everybody outside; of the services none uses it. */
  private static final String CLIENT = "client";

  @Override
  public Stream<JavaPackage> getModuleBasePackages(JavaPackage root) {
    return root.getDirectSubPackages().stream();
  }

  @Override
  public NamedInterfaces detectNamedInterfaces(
      JavaPackage module, ApplicationModuleInformation information) {
    return SHARED.contains(module.getLocalName()) || module.getLocalName().equals(CLIENT)
        ? NamedInterfaces.forOpen(module)
        : NamedInterfaces.of(module, information);
  }
}
