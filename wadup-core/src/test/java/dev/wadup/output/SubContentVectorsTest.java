package dev.wadup.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadup.content.ContentBytes;
import dev.wadup.content.ContentUnavailableException;
import dev.wadup.table.SchemaRegistry;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The host takes and refuses announcements as the contract's vectors say. */
class SubContentVectorsTest {
  private record Child(String filename, String text, @Nullable Long offset) {}

  @TempDir Path spill;

  static Stream<Vector> accepted() {
    return Vector.in("subcontent").filter(vector -> !vector.isRejected());
  }

  static Stream<Vector> rejected() {
    return Vector.in("subcontent").filter(Vector::isRejected);
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void accepted_givesChildren(Vector vector) throws Exception {
    assertThat(take(vector)).isEqualTo(expected(vector));
  }

  @ParameterizedTest
  @MethodSource("rejected")
  void rejected_namesWhereTheFaultIs(Vector vector) {
    var fault = catchThrowableOfType(BadOutputException.class, () -> take(vector));

    assertThat(fault).isNotNull();
    assertThat(vector.names())
        .allSatisfy(name -> assertThat(fault).message().containsIgnoringCase(name));
  }

  private List<Child> take(Vector vector) throws BadOutputException, ContentUnavailableException {
    SubContentIntake intake =
        new SubContentIntake(
            ContentBytes.of("0123456789".getBytes(StandardCharsets.UTF_8)),
            new OutputSettings(OutputLimits.DEFAULT, new SchemaRegistry(), spill),
            ChildGate.OPEN);
    Map<String, ContentBytes> tree = new HashMap<>();
    for (String name : vector.texts("written")) {
      String path = GuestPaths.SUBCONTENT + "/" + name;
      Optional<String> number = GuestPaths.announcementNumber(path);
      if (number.isEmpty()) {
        tree.put(path, vector.file(name));
      } else {
        Optional<ContentBytes> data =
            Optional.ofNullable(tree.remove(GuestPaths.data(number.get())));
        intake.accept(path, number.get(), vector.file(name), data);
      }
    }
    return children(intake.children());
  }

  private static List<Child> children(List<ChildAnnouncement> announced)
      throws ContentUnavailableException {
    List<Child> children = new ArrayList<>();
    for (ChildAnnouncement child : announced) {
      byte[] bytes = new byte[Math.toIntExact(child.bytes().size())];
      child.bytes().copyTo(0, MemorySegment.ofArray(bytes), 0, bytes.length);
      children.add(
          new Child(child.filename(), new String(bytes, StandardCharsets.UTF_8), child.offset()));
    }
    return children;
  }

  private static List<Child> expected(Vector vector) {
    List<Child> children = new ArrayList<>();
    for (JsonNode child : vector.expected().get("children")) {
      children.add(
          new Child(
              child.get("filename").asText(),
              child.get("text").asText(),
              child.has("offset") ? child.get("offset").asLong() : null));
    }
    return children;
  }
}
