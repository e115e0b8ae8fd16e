package dev.wadup.engine.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadup.error.WadupException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultEngineTest {
  @ParameterizedTest
  @CsvSource({
    ",,, WASMTIME",
    ",, kawamuray, KAWAMURAY",
    ", wasmtime, kawamuray, WASMTIME",
    ", kawamuray,, KAWAMURAY",
    "kawamuray, wasmtime,, KAWAMURAY",
    "Wasmtime, kawamuray, kawamuray, WASMTIME",
    "'', '', kawamuray, KAWAMURAY",
  })
  void property_beforeVariable_beforeBuild(
      @Nullable String property,
      @Nullable String variable,
      @Nullable String built,
      EngineKind expected) {
    EngineKind found =
        DefaultEngine.find(
            name -> name.equals("wadup.engine") ? property : null,
            name -> name.equals("WADUP_ENGINE") ? variable : null,
            built);
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void name_ofNoEngine_isRefusedWithThoseThereAre() {
    assertThatThrownBy(() -> DefaultEngine.find(name -> null, name -> "v8", null))
        .isInstanceOf(WadupException.class)
        .hasMessage(
            "The environment variable WADUP_ENGINE names the engine 'v8', but there are only"
                + " wasmtime and kawamuray");
  }
}
