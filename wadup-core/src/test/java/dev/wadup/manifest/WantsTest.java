package dev.wadup.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadup.content.Content;
import dev.wadup.content.ContentBytes;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WantsTest {
  private static Content content(String filename, String text, int depth) {
    UUID uuid = new UUID(1, 2);
    ContentBytes bytes = ContentBytes.of(text.getBytes(StandardCharsets.ISO_8859_1));
    return new Content(uuid, filename, "a!/" + filename, null, uuid, depth, null, bytes);
  }

  private static boolean accepts(String wants, Content content, @Nullable String mimeType)
      throws Exception {
    return Manifest.parse("{\"wants\": {%s}}".formatted(wants)).wants().accept(content, mimeType);
  }

  /** Of the content "RIFF0123WAVEend" called Sound.WAV, at depth 2, of type audio/wav. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | true",
        "\"names\": [\"*.wav\"] | true",
        "\"names\": [\"*.mp3\", \"sound.*\"] | true",
        "\"names\": [\"*.mp3\"] | false",
        "\"mime\": [\"audio/wav\"] | true",
        "\"mime\": [\"audio/*\"] | true",
        "\"mime\": [\"audio/wave\", \"audi/*\"] | false",
        "\"magic\": [{\"text\": \"RIFF\"}] | true",
        "\"magic\": [{\"hex\": \"52494646????????57415645\"}] | true",
        "\"magic\": [{\"hex\": \"52494646????????41564920\"}] | false",
        "\"magic\": [{\"offset\": 8, \"text\": \"WAVE\"}] | true",
        "\"magic\": [{\"offset\": -3, \"text\": \"end\"}] | true",
        "\"magic\": [{\"offset\": -3, \"text\": \"ends\"}] | false",
        "\"magic\": [{\"offset\": -16, \"text\": \"R\"}] | false",
        "\"magic\": [{\"offset\": 15, \"text\": \"x\"}] | false",
        "\"magic\": [{\"offset\": 1099511627776, \"text\": \"x\"}] | false",
        "\"names\": [\"*.mp3\"], \"magic\": [{\"text\": \"RIFF\"}] | true",
        "\"names\": [\"*.mp3\"], \"mime\": [\"audio/*\"] | true",
        "\"size\": {\"min\": 15, \"max\": 15} | true",
        "\"size\": {\"min\": 16} | false",
        "\"size\": {\"max\": 14} | false",
        "\"names\": [\"*.wav\"], \"size\": {\"max\": 14} | false",
        "\"depth\": {\"min\": 2, \"max\": 2} | true",
        "\"depth\": {\"min\": 3} | false",
        "\"depth\": {\"max\": 1} | false",
        "\"roots_only\": true | false",
        "\"roots_only\": false | true"
      })
  void accept_aSound_asTheManifestSays(String wants, boolean accepted) throws Exception {
    Content sound = content("Sound.WAV", "RIFF0123WAVEend", 2);
    assertThat(accepts(wants == null ? "" : wants, sound, "audio/wav")).isEqualTo(accepted);
  }

  @Test
  void accept_memberOfAnArchive_byItsLastName() throws Exception {
    Content member = content("docs/2024/report.PDF", "", 1);
    assertThat(accepts("\"names\": [\"*.pdf\"]", member, null)).isTrue();
    assertThat(accepts("\"names\": [\"docs*\"]", member, null)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"'\"mime\": [\"a/*\"]'", "'\"magic\": [{\"hex\": \"00\"}]'"})
  void accept_nothingKnownOfAnEmptyContent_isNotWanted(String wants) throws Exception {
    assertThat(accepts(wants, content("empty", "", 0), null)).isFalse();
  }
}
