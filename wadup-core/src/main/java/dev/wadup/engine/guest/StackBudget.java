package dev.wadup.engine.guest;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.wadup.engine.ByteSize;
import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.lang.management.ManagementFactory;

/**
 * Whether the VM's threads hold a guest's stack: guests run on the stacks of the threads that call
 * them, and a stack that ends too early ends the process.
 */
public final class StackBudget {
  private static final long HOST_SHARE = 1L << 20;
  private static final long DEFAULT_THREAD_STACK = 1L << 20;

  private StackBudget() {}

  /**
   * Returns if guests may have this much stack.
   *
   * @param largest that the engine supports
   * @throws WadupException otherwise
   */
  public static void require(long guestBytes, long largest) {
    if (guestBytes > largest) {
      throw refused(guestBytes, "this engine supports at most " + ByteSize.describe(largest));
    }
    check(guestBytes, threadStackBytes());
  }

  static void check(long guestBytes, long threadBytes) {
    // Half of a small stack is four times what host calls were seen to need.
    long host = Math.min(HOST_SHARE, threadBytes / 2);
    if (guestBytes + host > threadBytes) {
      throw refused(
          guestBytes,
          "this VM's threads have stacks of "
              + ByteSize.describe(threadBytes)
              + ", of which the host needs "
              + ByteSize.describe(host)
              + "; start it with a larger -Xss");
    }
  }

  private static WadupException refused(long guestBytes, String why) {
    return new WadupException(
        ErrorCode.ENGINE_UNAVAILABLE,
        "can't give guests a stack of " + ByteSize.describe(guestBytes) + " (--max-stack): " + why);
  }

  private static long threadStackBytes() {
    HotSpotDiagnosticMXBean vm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    long kibibytes = Long.parseLong(vm.getVMOption("ThreadStackSize").getValue());
    return kibibytes == 0 ? DEFAULT_THREAD_STACK : kibibytes << 10;
  }
}
