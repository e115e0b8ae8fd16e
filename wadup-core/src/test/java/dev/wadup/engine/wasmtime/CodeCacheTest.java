package dev.wadup.engine.wasmtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CodeCacheTest {
  private static final byte[] CODE = {1, 2, 3, 4};

  @TempDir Path directory;

  private CodeCache cache;

  @BeforeEach
  void keepOne() {
    cache = open("settings");
    cache.put("module", CODE);
  }

  @Test
  void get_ofWhatWasPut_inALaterRun_isThere() {
    assertThat(open("settings").get("module")).contains(CODE);
  }

  @Test
  void get_ofOtherModuleOrSettings_isEmpty() {
    assertThat(cache.get("other")).isEmpty();
    assertThat(open("other").get("module")).isEmpty();
  }

  @Test
  void get_ofDamagedEntry_isEmpty() throws IOException {
    byte[] bytes = Files.readAllBytes(entry());
    bytes[bytes.length - 1] ^= 1;
    Files.write(entry(), bytes);
    assertThat(cache.get("module")).isEmpty();
  }

  @Test
  void get_ofTruncatedEntry_isEmpty() throws IOException {
    Files.write(entry(), new byte[3]);
    assertThat(cache.get("module")).isEmpty();
  }

  @Test
  void get_ofEntryMadeWithAnotherKey_isEmpty() throws IOException {
    Files.write(directory.resolve("cache").resolve("key"), new byte[32]);
    assertThat(open("settings").get("module")).isEmpty();
  }

  @Test
  void get_ofEntryUnderAnotherName_isEmpty() throws IOException {
    Path planted = entry();
    cache.put("other", new byte[] {9});
    try (Stream<Path> all = Files.list(directory.resolve("cache"))) {
      Path other =
          all.filter(p -> p.toString().endsWith(".cwasm") && !p.equals(planted))
              .findFirst()
              .orElseThrow();
      Files.write(other, Files.readAllBytes(planted));
    }
    assertThat(cache.get("other")).isEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void get_ofEntryThatOthersMayWrite_isEmpty() throws IOException {
    Files.setPosixFilePermissions(entry(), PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThat(cache.get("module")).isEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void get_ofLink_isEmpty() throws IOException {
    Path entry = entry();
    Path elsewhere = Files.move(entry, directory.resolve("elsewhere"));
    Files.createSymbolicLink(entry, elsewhere);
    assertThat(cache.get("module")).isEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void open_takesOthersAccess() throws IOException {
    Path cacheDirectory = directory.resolve("cache");
    Files.setPosixFilePermissions(cacheDirectory, PosixFilePermissions.fromString("rwxrwxrwx"));
    open("settings");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cacheDirectory)))
        .isEqualTo("rwx------");
  }

  @Test
  void open_whereNoDirectoryCanBe_isNoCache() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "in the way");
    CodeCache none = CodeCache.open(file.resolve("cache"), "settings");
    none.put("module", CODE);
    assertThat(none.get("module")).isEmpty();
  }

  private CodeCache open(String settings) {
    return CodeCache.open(directory.resolve("cache"), settings);
  }

  private Path entry() throws IOException {
    try (Stream<Path> all = Files.list(directory.resolve("cache"))) {
      return all.filter(path -> path.toString().endsWith(".cwasm")).findFirst().orElseThrow();
    }
  }
}
