package dev.wadup.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever a guest writes, the decoder takes it or says what is wrong; nothing else escapes. */
class MetadataDecoderProperties {
  private static final byte[] VALID =
      """
      {"tables":[{"name":"t","columns":[{"name":"a","data_type":"Int64"},
      {"name":"b","data_type":"String"},{"name":"c","data_type":"Float64"},
      {"name":"d","data_type":"Bytes"},{"name":"e","data_type":"Boolean"}]}],
      "rows":[{"table_name":"t","values":[{"Int64":-1},{"String":"ä\\u0000"},{"Float64":1e3},
      {"Bytes":"AAEC"},{"Boolean":true}]},{"values":[null,null,null,null,null],"table_name":"t"}],
      "other":{"x":[1,2,{"y":null}]}}
      """
          .getBytes(StandardCharsets.UTF_8);

  @Property(tries = 2_000)
  void accept_ofAnyBytes_takesOrRefuses(@ForAll @Size(max = 300) byte[] bytes) {
    assertThat(MetadataFuzz.takesOrRefuses(bytes)).isTrue();
  }

  @Property(tries = 5_000)
  void accept_ofADamagedFile_takesOrRefuses(
      @ForAll @IntRange(max = 400) int position, @ForAll byte replacement, @ForAll boolean cut) {
    byte[] bytes = VALID.clone();
    bytes[position % bytes.length] = replacement;
    byte[] damaged = cut ? java.util.Arrays.copyOf(bytes, position % bytes.length) : bytes;

    assertThat(MetadataFuzz.takesOrRefuses(damaged)).isTrue();
  }

  @Property(tries = 3_000)
  void accept_ofTokensInAnyOrder_takesOrRefuses(@ForAll("tokens") List<String> tokens) {
    assertThat(
            MetadataFuzz.takesOrRefuses(String.join("", tokens).getBytes(StandardCharsets.UTF_8)))
        .isTrue();
  }

  @Provide
  Arbitrary<List<String>> tokens() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"tables\"",
            "\"rows\"",
            "\"name\"",
            "\"columns\"",
            "\"values\"",
            "\"table_name\"",
            "\"Int64\"",
            "null",
            "1",
            "-0",
            "1e999",
            "1.5",
            "true",
            "\"\\ud800\"",
            "\"t\"",
            "99999999999999999999")
        .list()
        .ofMaxSize(30);
  }
}
