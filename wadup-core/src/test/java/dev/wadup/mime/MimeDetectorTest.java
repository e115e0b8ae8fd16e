package dev.wadup.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadup.content.Content;
import dev.wadup.content.ContentBytes;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MimeDetectorTest {
  private static final MimeDetector DETECTOR = new MimeDetector();

  private static Content content(String filename, byte[] bytes) {
    UUID uuid = new UUID(1, 2);
    return new Content(uuid, filename, filename, null, uuid, 0, null, ContentBytes.of(bytes));
  }

  @ParameterizedTest
  @CsvSource({
    "x, 504b03040a00000000, application/zip",
    "x, 53514c69746520666f726d6174203300, application/x-sqlite3",
    "x, 89504e470d0a1a0a, image/png",
    "a.html, 68656c6c6f, text/html",
    "x, 68656c6c6f0a, text/plain",
    "x, 0001020304, application/octet-stream",
    "../a%zz:\u0000?#, '', application/octet-stream"
  })
  void detect_byBytesAndName(String filename, String hex, String type) throws Exception {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertThat(DETECTOR.detect(content(filename, bytes))).isEqualTo(type);
  }

  @Property(tries = 200)
  void detect_anything_hasAType(@ForAll byte[] bytes, @ForAll String filename) throws Exception {
    assertThat(DETECTOR.detect(content(filename, bytes))).matches("[^/]+/[^/]+");
  }

  @Property(tries = 50)
  void detect_brokenXml_hasAType(@ForAll String inside) throws Exception {
    byte[] bytes =
        ("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;"
                + inside)
            .getBytes(StandardCharsets.UTF_8);
    assertThat(DETECTOR.detect(content("x", bytes))).contains("/");
  }
}
