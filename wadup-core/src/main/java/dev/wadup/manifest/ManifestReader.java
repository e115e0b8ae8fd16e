package dev.wadup.manifest;

import dev.wadup.content.Glob;
import dev.wadup.table.Column;
import dev.wadup.table.ColumnType;
import dev.wadup.table.TableRules;
import dev.wadup.table.TableSchema;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one manifest and collects all that is wrong with it. */
final class ManifestReader {
  private static final Pattern MIME_TYPE = Pattern.compile("[\\w.+-]+/([\\w.+-]+|\\*)");
  private static final int MAX_COLUMNS = 1_999;

  private final List<String> problems = new ArrayList<>();

  Manifest read(String json) throws InvalidManifestException {
    Part all = new Part("", members(json), problems);
    all.knowing("name", "version", "description", "wants", "tables", "limits");
    Manifest manifest =
        new Manifest(
            all.text("name"),
            all.text("version"),
            all.text("description"),
            all.object("wants").map(this::wants).orElse(Wants.EVERYTHING),
            all.objects("tables").stream().flatMap(part -> table(part).stream()).toList(),
            all.object("limits").map(ManifestReader::limits).orElse(OwnLimits.NONE),
            json);
    if (!problems.isEmpty()) {
      throw new InvalidManifestException(problems);
    }
    return manifest;
  }

  private static Map<?, ?> members(String json) throws InvalidManifestException {
    try {
      if (JsonTree.parse(json) instanceof Map<?, ?> members) {
        return members;
      }
      throw new InvalidManifestException(List.of("it is no JSON object"));
    } catch (IOException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new InvalidManifestException(List.of("it is no JSON: " + reason));
    }
  }

  private Wants wants(Part part) {
    part.knowing("mime", "magic", "names", "size", "depth", "roots_only");
    Part size = part.object("size").map(range -> range.knowing("min", "max")).orElse(none());
    Part depth = part.object("depth").map(range -> range.knowing("min", "max")).orElse(none());
    int deepest = (int) depth.numberOr("max", 0, Integer.MAX_VALUE, Integer.MAX_VALUE);
    return new Wants(
        mimeTypes(part),
        part.objects("magic").stream().flatMap(magic -> magic(magic).stream()).toList(),
        names(part),
        size.numberOr("min", 0, Long.MAX_VALUE, 0),
        size.numberOr("max", 0, Long.MAX_VALUE, Long.MAX_VALUE),
        (int) depth.numberOr("min", 0, Integer.MAX_VALUE, 0),
        part.flag("roots_only") ? 0 : deepest);
  }

  private Part none() {
    return new Part("", Map.of(), problems);
  }

  private static List<String> mimeTypes(Part part) {
    List<String> types = part.texts("mime");
    for (String type : types) {
      if (!MIME_TYPE.matcher(type).matches()) {
        part.problem(
            "mime", "holds '%s', which is no type such as image/png or image/*".formatted(type));
      }
    }
    return types.stream().map(type -> type.toLowerCase(Locale.ROOT)).toList();
  }

  private static List<Glob> names(Part part) {
    List<Glob> names = new ArrayList<>();
    for (String name : part.texts("names")) {
      try {
        names.add(Glob.of(name, true));
      } catch (IllegalArgumentException e) {
        part.problem("names", "holds a wrong pattern: " + e.getMessage());
      }
    }
    return names;
  }

  private static Optional<MagicBytes> magic(Part part) {
    part.knowing("offset", "hex", "text");
    long offset = part.numberOr("offset", -1L << 40, 1L << 40, 0);
    String hex = part.text("hex");
    String text = part.text("text");
    if ((hex == null) == (text == null)) {
      part.problem("hex", "and text: give one of the two");
      return Optional.empty();
    }
    try {
      return Optional.of(
          hex != null
              ? MagicBytes.ofHex(offset, hex)
              : MagicBytes.ofText(offset, String.valueOf(text)));
    } catch (IllegalArgumentException e) {
      part.problem(hex != null ? "hex" : "text", e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<TableSchema> table(Part part) {
    part.knowing("name", "columns");
    String name = part.text("name");
    List<Column> columns =
        part.objects("columns").stream().flatMap(column -> column(column).stream()).toList();
    TableSchema schema = new TableSchema(name == null ? "" : name, columns);
    Optional<String> fault = TableRules.fault(schema, MAX_COLUMNS);
    fault.ifPresent(why -> part.problem("name", "'%s': %s".formatted(schema.name(), why)));
    return fault.isPresent() ? Optional.empty() : Optional.of(schema);
  }

  private static Optional<Column> column(Part part) {
    part.knowing("name", "data_type");
    String name = part.text("name");
    String type = part.text("data_type");
    Optional<ColumnType> known = columnType(type);
    if (known.isEmpty()) {
      part.problem("data_type", "is '%s', but must be one of %s".formatted(type, typeNames()));
    }
    return known.map(found -> new Column(name == null ? "" : name, found));
  }

  private static Optional<ColumnType> columnType(@Nullable String wireName) {
    return Arrays.stream(ColumnType.values())
        .filter(type -> type.wireName().equals(wireName))
        .findFirst();
  }

  private static String typeNames() {
    return String.join(", ", Arrays.stream(ColumnType.values()).map(ColumnType::wireName).toList());
  }

  private static OwnLimits limits(Part part) {
    part.knowing("memory_bytes", "timeout_ms", "fuel");
    Long millis = part.number("timeout_ms", 1, OwnLimits.LONGEST.toMillis());
    return new OwnLimits(
        part.number("memory_bytes", 1, OwnLimits.MOST_MEMORY_BYTES),
        millis == null ? null : Duration.ofMillis(millis),
        part.number("fuel", 1, Long.MAX_VALUE));
  }
}
