package dev.wadup.engine.kawamuray;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NativeBindingTest {
  @Test
  void unpacked_findsTheLibraryOnce_andNothingElse() {
    List<String> mappings =
        List.of(
            "7f0 r--p 00000000 08:01 12    /tmp/a b/libwasmtime_jni_0.19.0_linux_x86_6412.so",
            "7f1 r-xp 00001000 08:01 12    /tmp/a b/libwasmtime_jni_0.19.0_linux_x86_6412.so",
            "7f2 r-xp 00001000 08:01 13    /usr/lib/libc.so.6",
            "7f3 r-xp 00001000 08:01 14    /tmp/libwasmtime_jni_0.19.0.so (deleted)",
            "7f4 rw-p 00000000 00:00 0");
    assertThat(NativeBinding.unpacked(mappings))
        .containsExactly(Path.of("/tmp/a b/libwasmtime_jni_0.19.0_linux_x86_6412.so"));
  }
}
