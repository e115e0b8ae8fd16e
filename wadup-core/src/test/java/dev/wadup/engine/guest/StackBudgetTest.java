package dev.wadup.engine.guest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadup.error.WadupException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a guest's stack fits the threads. */
class StackBudgetTest {
  @ParameterizedTest
  @CsvSource({"512, 1024, true", "513, 1024, false", "8192, 9216, true", "8193, 9216, false"})
  void stack_besideTheHosts_mustFitTheThread(long guestKib, long threadKib, boolean fits) {
    if (fits) {
      StackBudget.check(guestKib << 10, threadKib << 10);
    } else {
      assertThatThrownBy(() -> StackBudget.check(guestKib << 10, threadKib << 10))
          .isInstanceOf(WadupException.class)
          .hasMessageContaining("-Xss");
    }
  }
}
