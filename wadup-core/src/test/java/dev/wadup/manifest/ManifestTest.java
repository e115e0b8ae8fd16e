package dev.wadup.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wadup.table.Column;
import dev.wadup.table.ColumnType;
import dev.wadup.table.TableSchema;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {
  private static final String WHOLE =
      """
      {"name": "zip", "version": "1.2", "description": "Unpacks",
       "wants": {"mime": ["Application/Zip", "image/*"],
                 "magic": [{"offset": 0, "hex": "504B0304"}, {"offset": -22, "text": "PK"}],
                 "names": ["*.zip"], "size": {"min": 22, "max": 1000},
                 "depth": {"min": 1, "max": 3}},
       "tables": [{"name": "t", "columns": [{"name": "a", "data_type": "Int64"}]}],
       "limits": {"memory_bytes": 1048576, "timeout_ms": 1500, "fuel": 7}}\
      """;

  private static List<String> problems(String json) {
    return catchThrowableOfType(InvalidManifestException.class, () -> Manifest.parse(json))
        .problems();
  }

  @Test
  void parse_everything_isRead() throws Exception {
    Manifest manifest = Manifest.parse(WHOLE);
    assertThat(manifest.name()).isEqualTo("zip");
    assertThat(manifest.version()).isEqualTo("1.2");
    assertThat(manifest.description()).isEqualTo("Unpacks");
    assertThat(manifest.json()).isEqualTo(WHOLE);
    assertThat(manifest.tables())
        .containsExactly(new TableSchema("t", List.of(new Column("a", ColumnType.INT64))));
    assertThat(manifest.limits()).isEqualTo(new OwnLimits(1L << 20, Duration.ofMillis(1_500), 7L));
    Wants wants = manifest.wants();
    assertThat(wants.mimeTypes()).containsExactly("application/zip", "image/*");
    assertThat(wants.magic()).hasSize(2);
    assertThat(wants.names()).hasToString("[*.zip]");
    assertThat(List.of(wants.minSize(), wants.maxSize())).containsExactly(22L, 1_000L);
    assertThat(List.of(wants.minDepth(), wants.maxDepth())).containsExactly(1, 3);
  }

  @Test
  void parse_nothing_wantsEverything() throws Exception {
    Manifest manifest = Manifest.parse("{}");
    assertThat(manifest.wants()).isEqualTo(Wants.EVERYTHING);
    assertThat(manifest.limits()).isEqualTo(OwnLimits.NONE);
  }

  @Test
  void parse_rootsOnly_isDepthZero() throws Exception {
    assertThat(Manifest.parse("{\"wants\": {\"roots_only\": true}}").wants().maxDepth()).isZero();
  }

  @Test
  void parse_manyFaults_areAllNamedWithTheirPlaces() {
    assertThat(
            problems(
                """
                {"nmae": 1, "version": 2, "wants": {"mime": ["png", 7], "magic": [{"hex": "5"}, 3],
                 "names": ["[a"], "size": {"min": -1}, "roots_only": "yes"},
                 "tables": [{"name": "wadup_x", "columns": [{"name": "a", "data_type": "int"}]}],
                 "limits": {"memory_bytes": 5000000000, "stack": 1}}\
                """))
        .anySatisfy(line -> assertThat(line).startsWith("nmae is unknown here; known are name"))
        .anySatisfy(line -> assertThat(line).startsWith("version is to be a text"))
        .anySatisfy(line -> assertThat(line).startsWith("wants.mime holds 'png'"))
        .anySatisfy(line -> assertThat(line).startsWith("wants.mime[1] is no text"))
        .anySatisfy(line -> assertThat(line).startsWith("wants.magic[0].hex is to have two digits"))
        .anySatisfy(line -> assertThat(line).startsWith("wants.magic[1] is no object"))
        .anySatisfy(line -> assertThat(line).startsWith("wants.names holds a wrong pattern"))
        .anySatisfy(line -> assertThat(line).startsWith("wants.size.min is -1, but must be"))
        .anySatisfy(line -> assertThat(line).startsWith("wants.roots_only is to be true or false"))
        .anySatisfy(line -> assertThat(line).startsWith("tables[0].name 'wadup_x': names that"))
        .anySatisfy(line -> assertThat(line).startsWith("tables[0].columns[0].data_type is 'int'"))
        .anySatisfy(line -> assertThat(line).startsWith("limits.memory_bytes is 5000000000"))
        .anySatisfy(line -> assertThat(line).startsWith("limits.stack is unknown here"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | it is no JSON",
        "[] | it is no JSON object",
        "{\"name\" | it is no JSON",
        "{} {} | it is no JSON",
        "{\"name\": \"a\", \"name\": \"b\"} | it is no JSON: Duplicate",
        "{\"wants\": {\"size\": {\"min\": 1.5}}} | wants.size.min is 1.5",
        "{\"wants\": {\"size\": {\"max\": 99999999999999999999}}} | wants.size.max is 9999",
        "{\"wants\": {\"magic\": [{\"hex\": \"zz\"}]}} | wants.magic[0].hex",
        "{\"wants\": {\"magic\": [{}]}} | wants.magic[0].hex and text: give one of the two",
        "{\"tables\": [{}]} | tables[0].name '': the name is empty"
      })
  void parse_fault_isNamed(String json, String problem) {
    assertThat(problems(json)).singleElement().asString().startsWith(problem);
  }
}
