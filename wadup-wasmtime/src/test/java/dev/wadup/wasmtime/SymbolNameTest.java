package dev.wadup.wasmtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolNameTest {
  @ParameterizedTest
  @CsvSource({
    "_RNvNtCset5xJoy1xWQ_3std7process5abort, std::process::abort",
    "_RNvCsfLfy6EI15iL_7___rustc12___rust_abort, __rustc::__rust_abort",
    "_RNCNvNtCset5xJoy1xWQ_3std9panicking13panic_handler0B5_, std::panicking::panic_handler",
    "_RINvNtC4core3ptr4dropNtNtC5alloc6string6StringE, core::ptr::drop::alloc::string::String",
    "_ZN4core9panicking9panic_fmt17h0123456789abcdefE, core::panicking::panic_fmt",
    "_ZN3foo3barEv, foo::bar",
    "main.parse, main.parse",
    "_start, _start",
  })
  void readable_name_isAPath(String name, String path) {
    assertThat(SymbolName.readable(name)).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "_R", "_ZN", "_RN", "_R9", "_ZN99a", "_RNv999999999999a", "_Rs", "_RB_"})
  void readable_damagedName_isGivenAllTheSame(String name) {
    assertThat(SymbolName.readable(name)).isNotNull();
  }
}
