package dev.wadup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadup.wasmtime.Wat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WarmUpCommandTest {
  private static byte[] resource(String name) throws IOException {
    try (InputStream in = WarmUpCommand.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  @Test
  void module_isMadeOfItsText() throws IOException {
    String text = new String(resource("warm-up.wat"), StandardCharsets.UTF_8);
    assertThat(resource("warm-up.wasm")).isEqualTo(Wat.toWasm(text));
  }

  @Test
  void warmUp_runsItsModule() {
    assertThat(ProgramRun.inProcess("warm-up")).isEqualTo(new ProgramRun(0, "", ""));
  }
}
