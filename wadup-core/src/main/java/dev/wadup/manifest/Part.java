package dev.wadup.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object of a manifest and its place there; what is wrong with its members is collected, each
 * with its place.
 */
final class Part {
  private final String place;
  private final Map<?, ?> members;
  private final List<String> problems;

  Part(String place, Map<?, ?> members, List<String> problems) {
    this.place = place;
    this.members = members;
    this.problems = problems;
  }

  /** Notes each member that is none of these. */
  Part knowing(String... names) {
    List<String> known = List.of(names);
    for (Object name : members.keySet()) {
      if (!known.contains(name)) {
        problem(String.valueOf(name), "is unknown here; known are " + String.join(", ", known));
      }
    }
    return this;
  }

  boolean has(String name) {
    return members.get(name) != null;
  }

  @Nullable String text(String name) {
    return value(name, String.class, "a text");
  }

  boolean flag(String name) {
    return Boolean.TRUE.equals(value(name, Boolean.class, "true or false"));
  }

  /** A whole number within bounds; null if there is none. */
  @Nullable Long number(String name, long least, long most) {
    Number number = value(name, Number.class, "a whole number");
    if (number == null) {
      return null;
    }
    boolean isWhole = number instanceof Integer || number instanceof Long;
    if (!isWhole || number.longValue() < least || number.longValue() > most) {
      problem(name, "is %s, but must be a whole number of %d to %d".formatted(number, least, most));
      return null;
    }
    return number.longValue();
  }

  long numberOr(String name, long least, long most, long otherwise) {
    Long number = number(name, least, most);
    return number != null ? number : otherwise;
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    List<?> elements = list(name);
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i) instanceof String text) {
        texts.add(text);
      } else {
        problem("%s[%d]".formatted(name, i), "is no text");
      }
    }
    return texts;
  }

  Optional<Part> object(String name) {
    Map<?, ?> found = value(name, Map.class, "an object");
    return Optional.ofNullable(found).map(map -> new Part(placeOf(name), map, problems));
  }

  List<Part> objects(String name) {
    List<Part> parts = new ArrayList<>();
    List<?> elements = list(name);
    for (int i = 0; i < elements.size(); i++) {
      String element = "%s[%d]".formatted(name, i);
      if (elements.get(i) instanceof Map<?, ?> map) {
        parts.add(new Part(placeOf(element), map, problems));
      } else {
        problem(element, "is no object");
      }
    }
    return parts;
  }

  void problem(String name, @Nullable String what) {
    problems.add(placeOf(name) + " " + what);
  }

  private List<?> list(String name) {
    List<?> found = value(name, List.class, "a list");
    return found == null ? List.of() : found;
  }

  private <T> @Nullable T value(String name, Class<T> type, String wanted) {
    Object value = members.get(name);
    if (value == null || type.isInstance(value)) {
      return type.cast(value);
    }
    problem(name, "is to be " + wanted);
    return null;
  }

  private String placeOf(String name) {
    return place.isEmpty() ? name : place + "." + name;
  }
}
