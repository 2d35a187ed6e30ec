package se.lotsen.model.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every event there is, found by walking the sealed families: nothing can be left out of it. */
public final class EventTypes {
  private static final Map<String, Class<? extends Event>> BY_NAME =
      records(Event.class).stream()
          .collect(Collectors.toUnmodifiableMap(EventTypes::nameOf, Function.identity()));

  private EventTypes() {}

  /** The record for a CloudEvents type, or null for one this version does not know. */
  public static @Nullable Class<? extends Event> find(String name) {
    return BY_NAME.get(name);
  }

  public static String nameOf(Class<? extends Event> type) {
    var name = type.getAnnotation(EventType.class);
    if (name == null) {
      throw new IllegalStateException(type + " has no @EventType");
    }
    return name.value();
  }

  /** All event records of a family, in the order they are declared. */
  public static List<Class<? extends Event>> records(Class<? extends Event> family) {
    var found = new ArrayList<Class<? extends Event>>();
    collect(family, found);
    return List.copyOf(found);
  }

  private static void collect(Class<? extends Event> type, List<Class<? extends Event>> found) {
    if (!type.isSealed()) {
      found.add(type);
      return;
    }
    for (var member : type.getPermittedSubclasses()) {
      collect(member.asSubclass(Event.class), found);
    }
  }
}
