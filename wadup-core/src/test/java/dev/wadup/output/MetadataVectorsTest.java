package dev.wadup.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wadup.table.RowBatch;
import dev.wadup.table.SchemaRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The host's decoder takes and refuses what the contract's vectors say. */
class MetadataVectorsTest {
  @TempDir Path spill;

  static Stream<Vector> accepted() {
    return Vector.in("metadata/accepted");
  }

  static Stream<Vector> rejected() {
    return Vector.in("metadata/rejected");
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void accepted_givesTablesAndRows(Vector vector) throws BadOutputException {
    List<RowBatch> batches = take(vector);

    assertThat(batches)
        .extracting(RowBatch::schema)
        .containsExactlyElementsOf(WireRows.schemas(vector.expected()));
    assertThat(WireRows.of(batches)).isEqualTo(WireRows.expected(vector.expected()));
  }

  @ParameterizedTest
  @MethodSource("rejected")
  void rejected_namesWhereTheFaultIs(Vector vector) {
    var fault = catchThrowableOfType(BadOutputException.class, () -> take(vector));

    assertThat(fault).isNotNull();
    assertThat(vector.names())
        .allSatisfy(name -> assertThat(fault).message().containsIgnoringCase(name));
  }

  private List<RowBatch> take(Vector vector) throws BadOutputException {
    MetadataIntake intake =
        new MetadataIntake(
            "module", new OutputSettings(OutputLimits.DEFAULT, new SchemaRegistry(), spill));
    for (String file : vector.numberedFiles()) {
      intake.accept("/metadata/" + file, vector.file(file));
    }
    while (intake.acceptDeferred()) {}
    return intake.build();
  }
}
