package dev.wadup;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.wadup.error.ErrorCode;
import dev.wadup.error.WadupException;
import java.lang.management.ManagementFactory;

/** Makes sure that the VM's threads hold a guest's stack and the host's calls on top of it. */
final class ThreadStacks {
  /** Measured: with host calls at every level, 128 KiB beyond the guest's stack hold. */
  private static final long HOST_BYTES = 512 << 10;

  private ThreadStacks() {}

  static void requireRoomFor(long guestStackBytes) {
    long available = threadStackBytes();
    if (guestStackBytes + HOST_BYTES > available) {
      throw new WadupException(
          ErrorCode.ENGINE_UNAVAILABLE,
          ("A guest's stack of %,d bytes does not fit this VM's threads of %,d bytes:"
                  + " lower --max-stack, or start Java with a larger -Xss.")
              .formatted(guestStackBytes, available));
    }
  }

  private static long threadStackBytes() {
    HotSpotDiagnosticMXBean vm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    return Long.parseLong(vm.getVMOption("ThreadStackSize").getValue()) << 10;
  }
}
